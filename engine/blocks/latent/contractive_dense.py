"""The dense layer that knows how strongly it reacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Integer, Parameters, Port, Ports, Types, example
from engine.language.reading import whole

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _contractive_dense() -> type[nn.Module]:
    class ContractiveDense(nn.Module):
        """A layer of sigmoid neurons that also gives the squared size of its Jacobian dy/dx."""

        def __init__(self, features: int, units: int) -> None:
            super().__init__()
            self.weigh = nn.Linear(features, units)

        def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
            """x: (batch, ..., features). Answers (batch, ..., units), and the mean of |dy/dx|^2."""
            y = torch.sigmoid(self.weigh(x))
            slope = y * (1 - y)
            return y, (slope.square() @ self.weigh.weight.square().sum(1)).mean()

    return ContractiveDense


def _weights(inputs: Types, parameters: Parameters) -> int:
    return (inputs["x"].shape[-1] + 1) * whole(parameters, "units")


CONTRACTIVE_DENSE = Block(
    id="contractive_dense",
    title="Contractive dense",
    help="A layer of sigmoid neurons with a penalty beside it, which makes it deaf to small "
    "changes of its inputs; it is a formula, and so far faster than a Jacobian penalty.",
    formula="y = sigma(W x + b); penalty = mean of |dy/dx|^2 = "
    "mean of the sum of (y_j (1 - y_j))^2 |w_j|^2",
    source="deck: contractive autoencoder, lambda norm(dz/dx)^2; S. Rifai et al., ICML 2011",
    ports=Ports(
        (Port("x", "batch ... features", help="The features; the last axis is weighed."),),
        (
            Port("y", "batch ... units", help="What the neurons answer.", meaning="unit"),
            Port(
                "penalty",
                "",
                help="The squared Frobenius norm of the Jacobian, the mean over the samples: it "
                "belongs into the loss.",
            ),
        ),
    ),
    parameters=(
        Integer(
            "units",
            64,
            high=65_536,
            title="Units",
            unit="neurons",
            help="How many neurons the layer has, so how many outputs.",
        ),
    ),
    weights=_weights,
    module="ContractiveDense({features}, {units})",
    forward="{self}({x})",
    code=(_contractive_dense,),
    summary="{units} · sigmoid",
    examples=(
        example(x=(784,)),
        example({"units": 3}, x=(12, 8)),
        example({"units": 1}, x=(1,)),
    ),
)

"""One learned deviation about any prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Misfit, Parameters, Port, Ports, Real, Type, Types, example
from engine.language.types import MEANING_WORDS

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _learned_deviation() -> type[nn.Module]:
    class LearnedDeviation(nn.Module):
        """Gaussians about any means, with one learned deviation for all of them."""

        def __init__(self, start: float) -> None:
            super().__init__()
            self.log_deviation = nn.Parameter(torch.tensor(start).log())

        def forward(self, mean: Tensor) -> Tensor:
            """mean: (batch, ...). Gives (batch, ..., 2), mean and deviation."""
            deviation = self.log_deviation.exp().expand_as(mean)
            return torch.stack([mean, deviation], dim=-1)

    return LearnedDeviation


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    mean = inputs["mean"]
    if mean.meaning in ("gaussian", "laplace"):
        cause = "it has a deviation of its own already"
        raise Misfit("mean", "numbers", MEANING_WORDS[mean.meaning], cause)
    return Map({"y": Type((*mean.shape, 2), meaning="gaussian")})


LEARNED_DEVIATION = Block(
    id="learned_deviation",
    title="Learned deviation",
    help="Makes a Gaussian of each predicted number, with one deviation for all that is learned.",
    formula="q = N(y, s^2), with s = exp a and one weight a",
    source="deck: variational autoencoder, log p(x given z); sigma-VAE, arXiv 2006.13202",
    ports=Ports(
        (Port("mean", "batch ...", help="The numbers y, such as the pixels of a decoder."),),
        (
            Port(
                "y",
                "batch ... 2",
                help="The distributions; mean and deviation stand on the last axis.",
                meaning="gaussian",
            ),
        ),
    ),
    parameters=(
        Real(
            "start",
            1.0,
            low=1e-3,
            high=1e3,
            title="Start",
            help="What the deviation s begins at.",
            is_logarithmic=True,
        ),
    ),
    shapes=_shapes,
    weights=lambda inputs, parameters: 1,  # noqa: ARG005 - the weight a
    module="LearnedDeviation(start={start})",
    forward="{self}({mean})",
    code=(_learned_deviation,),
    summary="one deviation for all",
    examples=(
        example(mean=Type((8, 8), meaning="unit")),
        example({"start": 0.1}, mean=(1,)),
        example(mean=()),
    ),
)

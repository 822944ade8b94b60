"""The vector quantiser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Integer,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Type,
    Types,
    example,
)
from engine.language.reading import whole

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _vector_quantiser() -> type[nn.Module]:
    class VectorQuantiser(nn.Module):
        """Replaces each point by the nearest of a learned codebook; gradients pass straight by."""

        def __init__(self, features: int, codes: int, commitment: float) -> None:
            super().__init__()
            self.commitment = commitment
            self.codebook = nn.Parameter(torch.empty(codes, features).uniform_(-1, 1) / codes)

        def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
            """x: (batch, ..., features). Points of that shape, the codes (batch, ...), the loss."""
            points = self.codebook.detach()
            # |x - e|^2 without |x|^2, which is the same for every e
            distance = points.square().sum(1) - 2 * x.detach() @ points.T
            code = distance.argmin(-1)
            nearest = self.codebook[code]
            learns = (x.detach() - nearest).square().mean()
            commits = (x - nearest.detach()).square().mean()
            straight = x + (nearest - x).detach()
            return straight, code, learns + self.commitment * commits

    return VectorQuantiser


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    shape, codes = inputs["x"].shape, whole(parameters, "codes")
    if not shape:
        raise Misfit("x", "an axis of coordinates", "a single number", "a code names a point")
    code = Type(shape[:-1], kind="category", classes=codes)
    return Map({"y": Type(shape), "code": code, "loss": Type(is_batched=False)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    return inputs["x"].shape[-1] * whole(parameters, "codes")


VECTOR_QUANTISER = Block(
    id="vector_quantiser",
    title="Vector quantiser",
    synonyms=("vq", "vq-vae", "codebook"),
    help="Replaces each point by the nearest of a learned codebook, so that a code is a category.",
    formula="y = e_k, k = argmin |x - e_j|; dy/dx := 1; "
    "loss = mean of (sg[x] - e_k)^2 + b (x - sg[e_k])^2, where sg stops the gradient",
    source="deck: shaping the latent space; A. van den Oord et al., arXiv 1711.00937",
    ports=Ports(
        (Port("x", "batch ... features", help="The points; the last axis holds coordinates."),),
        (
            Port(
                "y",
                "batch ... features",
                help="The nearest points of the codebook.",
                stops_gradient=True,
            ),
            Port("code", "batch ...", kind="category", help="Which points these are."),
            Port(
                "loss",
                "",
                help="Draws the codebook to the points and the points to the codebook: it belongs "
                "into the loss, for the codebook learns by nothing else.",
            ),
        ),
    ),
    parameters=(
        Integer(
            "codes",
            64,
            low=2,
            high=65_536,
            title="Codes",
            unit="points",
            help="How many points the codebook has.",
        ),
        Real(
            "commitment",
            0.25,
            high=100.0,
            title="Commitment",
            help="The share b with which the points are drawn to the codebook.",
        ),
    ),
    shapes=_shapes,
    weights=_weights,
    module="VectorQuantiser({features}, {codes}, commitment={commitment})",
    forward="{self}({x})",
    code=(_vector_quantiser,),
    summary="{codes} points",
    examples=(
        example(x=(16,)),
        example({"codes": 3}, x=(12, 8)),
        example({"codes": 5, "commitment": 1.0}, x=(4, 4, 2)),
    ),
)

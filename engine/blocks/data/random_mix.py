"""A random point between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, example
from engine.mathematics.alike import alike

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _random_mix() -> type[nn.Module]:
    class RandomMix(nn.Module):
        """Draws a point on the line between each two samples, all equally likely."""

        def __init__(self, random: torch.Generator) -> None:
            super().__init__()
            self.random = random

        def forward(self, a: Tensor, b: Tensor) -> Tensor:
            """a, b: (batch, ...), and so is the result."""
            share = torch.rand(len(a), generator=self.random).to(a.device)
            return b.lerp(a, share.reshape(-1, *[1] * (a.dim() - 1)))

    return RandomMix


RANDOM_MIX = Block(
    id="random_mix",
    title="Random mix",
    help="A random point between two samples, such as a real one and a made one, new at each step.",
    formula="y = e a + (1 - e) b, with one e a sample, uniform on 0 to 1",
    source="I. Gulrajani et al., where the slope of a critic is penalised, arXiv 1704.00028",
    ports=Ports(
        (
            Port("a", "batch ...", help="One value."),
            Port("b", "batch ...", help="The other value, of the same shape."),
        ),
        (Port("y", "batch ...", help="What lies between them."),),
    ),
    shapes=alike,
    module="RandomMix({random})",
    forward="{self}({a}, {b})",
    code=(_random_mix,),
    draws=True,
    summary="e a + (1 - e) b",
    examples=(
        example(a=(2,), b=(2,)),
        example(a=(12, 8), b=(12, 8)),
        example(a=(), b=()),
    ),
)

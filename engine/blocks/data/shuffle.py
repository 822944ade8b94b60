"""The samples of a batch in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Type, Types, example

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _shuffle() -> type[nn.Module]:
    class Shuffle(nn.Module):
        """Gives each sample the value of another one; when used, that of the one before it."""

        def __init__(self, random: torch.Generator) -> None:
            super().__init__()
            self.random = random

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ...), and so is the result."""
            if not self.training:
                return x.roll(1, 0)
            return x[torch.randperm(len(x), generator=self.random).to(x.device)]

    return Shuffle


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": inputs["x"]})


SHUFFLE = Block(
    id="shuffle",
    title="Shuffle",
    help="Gives the samples of a batch in another order, so that what belonged together no longer "
    "does.",
    formula="y_i = x_p(i), where p is a permutation drawn at each step; x_(i - 1) when used",
    source="deck: unpaired data; a pairing that is broken on purpose, as in arXiv 1801.04062",
    ports=Ports(
        (Port("x", "batch ...", kind="any", help="A value of each sample."),),
        (Port("y", "batch ...", kind="any", help="The value of another sample of the batch."),),
    ),
    shapes=_shapes,
    module="Shuffle({random})",
    forward="{self}({x})",
    code=(_shuffle,),
    draws=True,
    differs_in_training=True,
    is_joint=True,
    summary="new order at each step",
    examples=(
        example(x=(784,)),
        example(x=(12, 8)),
        example(x=Type(kind="category", classes=10)),
    ),
)

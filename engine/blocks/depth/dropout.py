"""Dropout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Real, example
from engine.mathematics.dropout import dropped

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn  # noqa: TC004 - as above


def _dropout() -> type[nn.Module]:
    class Dropout(nn.Module):
        """In training, sets each number to 0 with probability `rate` and scales up the others."""

        def __init__(self, rate: float, random: torch.Generator) -> None:
            super().__init__()
            self.rate, self.random = rate, random

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ...), and so is the result."""
            return dropped(x, self.rate, self.random) if self.training else x

    return Dropout


DROPOUT = Block(
    id="dropout",
    title="Dropout",
    help="In training, sets a random share of the numbers to 0, so that none is relied on alone.",
    formula="y = x m / (1 - p), where m is 0 with probability p and 1 otherwise; y = x when used",
    source="deck: Bayesian inference by dropout; N. Srivastava et al., JMLR 15, 2014",
    ports=Ports(
        (Port("x", "batch ...", help="Any numbers."),),
        (Port("y", "batch ...", help="The numbers that were kept, scaled up; 0 for the others."),),
    ),
    parameters=(
        Real(
            "rate",
            0.5,
            high=0.95,
            title="Rate",
            help="The probability p that a number is set to 0.",
        ),
    ),
    module="Dropout({rate}, {random})",
    forward="{self}({x})",
    code=(dropped, _dropout),
    draws=True,
    differs_in_training=True,
    summary="rate {rate}",
    examples=(
        example(x=(784,)),
        example({"rate": 0.1}, x=(12, 8)),
        example({"rate": 0.0}, x=()),
    ),
)

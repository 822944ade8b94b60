"""Dropout that also draws when the network is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Real, example
from engine.mathematics.dropout import dropped

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn  # noqa: TC004 - as above


def _always_on_dropout() -> type[nn.Module]:
    class AlwaysOnDropout(nn.Module):
        """Sets each number to 0 with probability `rate` and scales up the others, at all times."""

        def __init__(self, rate: float, random: torch.Generator) -> None:
            super().__init__()
            self.rate, self.random = rate, random

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ...), and so is the result."""
            return dropped(x, self.rate, self.random)

    return AlwaysOnDropout


ALWAYS_ON_DROPOUT = Block(
    id="always_on_dropout",
    title="Always-on dropout",
    help="Dropout that draws when used as well: many answers to one question show how sure it is.",
    formula="y = x m / (1 - p), where m is 0 with probability p and 1 otherwise, at all times",
    source="deck: Bayesian inference by dropout; Y. Gal and Z. Ghahramani, arXiv 1506.02142",
    ports=Ports(
        (Port("x", "batch ...", help="Any numbers."),),
        (Port("y", "batch ...", help="The numbers that were kept, scaled up; 0 for the others."),),
    ),
    parameters=(
        Real(
            "rate",
            0.1,
            high=0.95,
            title="Rate",
            help="The probability p that a number is set to 0.",
        ),
    ),
    module="AlwaysOnDropout({rate}, {random})",
    forward="{self}({x})",
    code=(dropped, _always_on_dropout),
    draws=True,
    summary="rate {rate}, always",
    examples=(
        example(x=(784,)),
        example({"rate": 0.5}, x=(12, 8)),
        example({"rate": 0.0}, x=()),
    ),
)

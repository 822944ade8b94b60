"""The block that draws from each predicted distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.distributions import CODE, Distribution
from engine.mathematics.pairing import predicted_distribution

if TYPE_CHECKING:
    from collections.abc import Callable

    import torch
    from torch import Tensor, nn  # noqa: TC004 - the text imports it; here the class is only read


def _draw() -> type[nn.Module]:
    class Draw(nn.Module):
        """Draws from distributions by `sample(q, random)`; no gradient flows back."""

        def __init__(
            self, sample: Callable[[Tensor, torch.Generator], Tensor], random: torch.Generator
        ) -> None:
            super().__init__()
            self.sample, self.random = sample, random

        def forward(self, q: Tensor) -> Tensor:
            """q: (batch, ...), the numbers of the distributions."""
            return self.sample(q.detach(), self.random)

    return Draw


def _checked(inputs: Types) -> Distribution:
    q = inputs["q"]
    found = predicted_distribution("q", q)
    if found.sample is None:
        cause = "classes are no numbers to be drawn"
        raise Misfit("q", "a distribution of numbers", MEANING_WORDS[q.meaning], cause)
    return found


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type(_checked(inputs).predicted(inputs["q"]))})


def _module(site: Site) -> str:
    return f"Draw({_checked(site.inputs).function('sample')}, {site.random})"


DRAW = Block(
    id="draw",
    title="Draw",
    help="Draws a number from each predicted distribution, new each time; no gradient flows back.",
    formula="y from q",
    source="deck: maximum likelihood, q(y given x, theta)",
    ports=Ports(
        (
            Port(
                "q",
                "batch ...",
                help="Distributions of numbers, such as a Gaussian head predicts.",
            ),
        ),
        (Port("y", "batch ...", help="A number drawn from each."),),
    ),
    shapes=_shapes,
    module=_module,
    forward="{self}({q})",
    code=(_draw, *CODE),
    draws=True,
    stops_gradient=True,
    summary="y from q",
    examples=(
        example(q=Type((1, 2), meaning="gaussian")),
        example(q=Type((12, 8, 2), meaning="laplace")),
        example(q=Type((3,), meaning="rate")),
        example(q=Type((), meaning="unit")),
    ),
)

"""How a head makes positive numbers of any numbers: its parameter and its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.language.block import Parameters
from engine.language.parameters import Choice, Option

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor

LINK = Choice(
    "link",
    "softplus",
    (
        Option("softplus", "Softplus", "y = log(1 + exp a), which grows as fast as a itself."),
        Option("exp", "Exponential", "y = exp a, so that equal steps of a are equal factors."),
    ),
    title="Made positive by",
    help="The function that makes a positive number of any number.",
)
"""The parameter that chooses the function."""

_FUNCTIONS = {"softplus": "nn.functional.softplus", "exp": "torch.exp"}


def place_and_width(raw: Tensor, link: Callable[[Tensor], Tensor]) -> Tensor:
    """The place (as a mean) and the positive width (as a deviation) of distributions: (..., 2)."""
    place, width = raw.unbind(-1)
    return torch.stack([place, link(width)], dim=-1)


def linked(parameters: Parameters, expression: str) -> str:
    """Source that makes positive numbers of `expression`."""
    return f"{_FUNCTIONS[str(parameters['link'])]}({expression})"


def linked_pair(parameters: Parameters, expression: str) -> str:
    """Source that makes the second of two numbers on the last axis positive."""
    return f"place_and_width({expression}, {_FUNCTIONS[str(parameters['link'])]})"

"""What is laid out: boxes of any size, arrows between them, and what must keep its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Place = tuple[float, float]
"""The upper left corner of a box, in scene pixels."""


class Box(NamedTuple):
    """How large something is drawn, in scene pixels."""

    width: float
    height: float


class Arrow(NamedTuple):
    """From a box to another. leaves, arrives: how far below their tops, in scene pixels."""

    source: str
    target: str
    leaves: float
    arrives: float


@dataclass(frozen=True)
class Puzzle:
    """Boxes by name, in the order that is taken where nothing else decides, and their arrows.

    firsts, lasts: boxes that stand in the first or the last layer, from top to bottom like this.
    """

    boxes: Mapping[str, Box]
    arrows: Sequence[Arrow]
    firsts: Sequence[str] = ()
    lasts: Sequence[str] = ()

"""What does the decoder make of a code to which the difference of two groups is added?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.decoding import Decodings
from engine.questions.question import Question, Value
from engine.questions.spots import Spot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class OfClass:
    """All samples of a class."""

    label: int


@dataclass(frozen=True, eq=False)
class OfRows:
    """These samples, (n,) rows as in the Cloud record."""

    rows: NDArray[np.int64]


@dataclass(frozen=True)
class Everything:
    """All samples."""


Group = OfClass | OfRows | Everything


@dataclass(frozen=True)
class AddDifference(Question):
    """start + amount * (mean of `plus` - mean of `minus`) for each amount; answered by Sums."""

    start: Spot
    minus: Group
    plus: Group
    amounts: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Sums(Value):
    """means: the means of `minus` and `plus`. sums: the codes with the difference added.

    counts: of how many samples each mean is, some thousands at most. length: of the difference.
    row: the sample from which the decoder takes what it needs beside the sums.
    """

    means: Decodings
    sums: Decodings
    counts: tuple[int, int]
    length: float
    row: int

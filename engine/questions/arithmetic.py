"""Where do two groups lie, and what leads from one to the other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.questions.decoding import Decodings
from engine.questions.question import Question, Value

if TYPE_CHECKING:
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
class CompareMeans(Question):
    """Where do two groups lie? Answered by Means. The way from one to the other is theirs too."""

    minus: Group
    plus: Group


@dataclass(frozen=True, eq=False)
class Means(Value):
    """means: the means of `minus` and `plus`, two codes. counts: of how many samples each is, some
    thousands at most.
    """

    means: Decodings
    counts: tuple[int, int]

    @property
    def way(self) -> NDArray[np.float32]:
        """(dimensions,) what leads from the first mean to the second."""
        return np.asarray(self.means.codes[1] - self.means.codes[0])

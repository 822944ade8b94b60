"""By what can the samples of a space be coloured, and with which values?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.language import Map

Way = Literal["column", "loss", "error", "density", "k-means", "HDBSCAN"]


@dataclass(frozen=True)
class WhichColours(Question):
    """By what can the samples be coloured? Answered by ColourWays."""


@dataclass(frozen=True)
class ColourWays(Value):
    """What there is: columns of the data by name, the loss of each sample, the error of what comes
    back through the space, the density of the codes. Clusters there are always.

    label: the column whose kinds the Cloud record tells, which is not among the columns; empty for
    none. splits: first row and the row after the last, by name.
    """

    label: str
    columns: tuple[str, ...]
    has_loss: bool
    has_error: bool
    has_density: bool
    splits: Map[str, tuple[int, int]]


@dataclass(frozen=True)
class ColourBy(Question):
    """Which value has each sample? Answered by Colours.

    column: its name, where it is one. clusters: how many k-means looks for; 0 for as many as there
    are classes.
    """

    way: Way
    column: str = ""
    clusters: int = 0


@dataclass(frozen=True, eq=False)
class Colours(Value):
    """A value for each sample, (rows,); NaN where it has none.

    kinds: how many kinds they are numbers of, from 0; 0 where they are numbers of their own.
    known: how many samples were looked at, where they were not all.
    """

    asked: ColourBy
    values: NDArray[np.float64]
    kinds: int = 0
    known: int = 0

"""How are the codes spread along the dimensions of their space?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class ReadDimensions(Question):
    """Answered by Dimensions. named: dimensions, from 0, that are to be among those described.

    most: how many of the others are described at most: those along which the codes vary most.
    """

    most: int
    named: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Dimensions(Value):
    """which: (k,) the dimensions that are described, in their order; total: how many there are.

    low, high: (k,) the lowest and the highest value. counts: (k, bins) how many codes lie in each
    of the equal bins between those. Of many samples some thousands are looked at, evenly chosen.
    """

    total: int
    which: NDArray[np.int64]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    counts: NDArray[np.int64]

"""Which samples are unlike the others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.language import Map
from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Way = Literal["error", "density"]


@dataclass(frozen=True)
class ScoreSamples(Question):
    """How unlike the others is each sample? Answered by Scores.

    way: by the error of what comes back through the space, or by the density of the codes.
    """

    way: Way


@dataclass(frozen=True, eq=False)
class Scores(Value):
    """A score for each sample, (rows,): the higher, the less usual.

    Of 'error' the mean square of what is lost; of 'density' -ln p of the code, p being the mean of
    Gaussian kernels about `kernels` codes of training samples, a sample's own left out. splits:
    first row and the row after the last, by name.
    """

    way: Way
    values: NDArray[np.float64]
    splits: Map[str, tuple[int, int]]
    kernels: int = 0

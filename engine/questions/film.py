"""Which moments of a run were filmed, and where did samples lie at one of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.projecting import View
from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class ListMoments(Question):
    """Which moments does the film of the run show? Answered by Moments."""


@dataclass(frozen=True)
class Moments(Value):
    """Moments in their order. steps, epochs: of the run, of each.

    has_weights: whether the weights of then were kept as well, so that all can be asked of it.
    note: why there is no film, in one sentence.
    """

    steps: tuple[int, ...]
    epochs: tuple[int, ...]
    has_weights: bool
    note: str = ""


@dataclass(frozen=True)
class SeeMoment(Question):
    """Where did samples lie after this step? Answered by Moment."""

    step: int


@dataclass(frozen=True, eq=False)
class Moment(Value):
    """What was seen. points: (rows, 2) in the plane of then. labels: (rows,) as in the Cloud.

    rows: (rows,) which samples of the Cloud they are: all, or of very many some. view: as there.
    """

    step: int
    epoch: int
    points: NDArray[np.float32]
    labels: NDArray[np.int64]
    rows: NDArray[np.int64]
    view: View | None = None

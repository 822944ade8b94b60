"""Where does decoding what was encoded lead, again and again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value
from engine.questions.spots import Spot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

TOLERANCE = 1e-3
"""The length that a point at rest may still move by."""


@dataclass(frozen=True)
class Noise:
    """A start of uniform noise between the least and the largest number of the data."""

    seed: int = 0


Start = Spot | Noise


@dataclass(frozen=True)
class Iterate(Question):
    """x <- decode(encode(x)), so many steps from a start; answered by Iterated."""

    start: Start
    steps: int = 60
    tolerance: float = TOLERANCE


@dataclass(frozen=True, eq=False)
class Iterated(Value):
    """Where it went.

    values: (steps + 1, ...), the first is the start. codes: (steps + 1, dimensions) of these, and
    points: (steps + 1, 2) of the codes in the plane that is shown. moved: (steps,) how far each
    step went. rest: after how many steps it is at rest; -1 if it is not. told: (steps + 1, classes)
    what the classifier `judge` says of each, and doubts: (steps + 1,) the entropy of that in nats;
    both empty where the document has no classifier, and `judge`, a node, too. meaning: of the
    values. step: the run's.
    """

    values: Floats
    codes: Floats
    points: Floats
    moved: Floats
    rest: int
    told: Floats
    doubts: Floats
    judge: str
    meaning: str
    step: int


@dataclass(frozen=True)
class FindFixedPoints(Question):
    """From many starts of noise, until each is at rest; answered by FixedPoints.

    most: steps of each start. most_told: of so many fixed points at most the answer tells.
    """

    starts: int = 200
    most: int = 300
    tolerance: float = TOLERANCE
    seed: int = 0
    most_told: int = 128


@dataclass(frozen=True, eq=False)
class FixedPoints(Value):
    """What was found, the points that most starts come to first.

    values: (found, ...) of the fixed points; codes: (found,
    dimensions); points: (found, 2). reached: (found,) how many of the starts come there.
    starts: how many there were, at_rest: how many came to rest, distinct: at how many points that
    are more than `apart` from each other, be they told of or not. told, doubts, judge: as in
    Iterated, (found, ...). is_far: (found,) whether it is further from every sample than 95 % of
    the samples are from another; is_doubted: whether the classifier doubts it more than 95 % of
    the samples; usual_doubt: how much that is.
    """

    values: Floats
    codes: Floats
    points: Floats
    reached: NDArray[np.int64]
    starts: int
    at_rest: int
    distinct: int
    tolerance: float
    apart: float
    told: Floats
    doubts: Floats
    is_far: NDArray[np.bool_]
    is_doubted: NDArray[np.bool_]
    usual_doubt: float
    judge: str
    meaning: str
    step: int

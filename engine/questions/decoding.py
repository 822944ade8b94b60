"""What does the decoder make of some codes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value
from engine.questions.spots import Spot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class DecodeSpots(Question):
    """Decode each of these spots; answered by Decodings.

    rows: the sample from which each takes what the decoder needs beside the code, such as a
    condition; empty for the samples that lie nearest.
    """

    spots: tuple[Spot, ...]
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Decodings(Value):
    """What came out.

    codes: (n, dimensions). points: (n, 2) where they are in the plane that is shown. values:
    (n, ...), such as (n, 8, 8). meaning: of the values, as a type names it. head: the node whose
    output they are.
    """

    codes: NDArray[np.float32]
    points: NDArray[np.float32]
    values: NDArray[np.float32]
    meaning: str
    head: str

"""What does the decoder make of codes that are drawn at random?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.questions.decoding import Decodings
from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_DRAWN = 64
"""So many codes are drawn at most."""
PriorName = Literal["normal", "fitted"]


@dataclass(frozen=True)
class DrawPrior(Question):
    """Draw codes and decode them; answered by Drawn.

    prior: 'normal' is N(0, I), or what a block of noise draws where the codes are its own; 'fitted'
    is the Gaussian with the mean and the covariance of the codes. Equal seeds draw equal codes. At
    a decoder that is told a class, every code is decoded once for each class.
    """

    count: int
    seed: int
    prior: PriorName = "normal"


@dataclass(frozen=True, eq=False)
class Drawn(Value):
    """drawn: class after class, the same codes for each, in the order of `classes`.

    classes: those that the decoder was told; empty where it is told none. rows: a sample of each
    of these classes, from which it was.
    """

    drawn: Decodings
    classes: NDArray[np.int64]
    rows: NDArray[np.int64]

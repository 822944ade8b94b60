"""What does one sample look like?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class ShowSample(Question):
    """What does this sample look like? Answered by SampleShown, fast enough for a moving mouse.

    row: as in the Cloud record.
    """

    row: int


@dataclass(frozen=True, eq=False)
class SampleShown(Value):
    """A sample as the encoder takes it: its values, and what they mean, as a type names it."""

    row: int
    values: NDArray[np.float32]
    meaning: str

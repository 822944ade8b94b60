"""What does a head say all over a part of the plane?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Area:
    """A part of the plane that is shown, cut into cells of rows and columns.

    left, top: its corner; side: of a cell.
    """

    left: float
    top: float
    side: float
    rows: int
    columns: int

    @property
    def right(self) -> float:
        """Where its last column ends."""
        return self.left + self.columns * self.side

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.top - self.rows * self.side

    def centres(self) -> Floats:
        """(cells, 2) the middles of the cells, row after row from the top."""
        across = self.left + (np.arange(self.columns) + 0.5) * self.side
        down = self.top - (np.arange(self.rows) + 0.5) * self.side
        x, y = np.meshgrid(across, down)
        return np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)


@dataclass(frozen=True)
class DecodeArea(Question):
    """Decode the middle of each cell; answered by DecodedArea."""

    area: Area


@dataclass(frozen=True, eq=False)
class DecodedArea(Value):
    """What came out.

    values: (cells, ...), row after row from the top. meaning: of the values, as a type names it.
    head: the node whose output they are.
    """

    area: Area
    values: Floats
    meaning: str
    head: str


@dataclass(frozen=True)
class ReadField(Question):
    """What does a head say at the middle of each cell? Answered by Field.

    judge: its node; empty for the first of those that can be asked.
    """

    area: Area
    judge: str = ""


@dataclass(frozen=True, eq=False)
class Field(Value):
    """What it said.

    values: (rows, columns) numbers, or (rows, columns, classes) probabilities. judge: the node.
    judges: the nodes that can be asked. meaning: of the values, as a type names it.
    """

    area: Area
    values: Floats
    judge: str
    judges: tuple[str, ...]
    meaning: str

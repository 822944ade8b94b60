"""What a data set says of itself: frozen data, with one function that loads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.language import Kind, Meaning, Shape, Type

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Column:
    """One value of each sample: an image, a point, a label. `shape` leaves out the rows."""

    name: str
    shape: Shape = ()
    kind: Kind = "real"
    meaning: Meaning = "any"
    classes: int = 0
    help: str = ""

    @property
    def type(self) -> Type:
        """What flows on a wire from this column."""
        return Type(self.shape, self.kind, self.meaning, self.classes)


@dataclass(frozen=True)
class Dataset:
    """Columns of equal length, and how they are loaded and split.

    load: gives one array a column, float32 for numbers and int64 for categories; a generated set
    takes (rows, noise), a bundled one nothing. Its source goes into the text. rows, test,
    validation: how many samples there are, and how many of them are held out (for a generated set
    at its default size). stratify: the column whose shares the split keeps; empty for none.
    """

    id: str
    title: str
    help: str
    source: str
    columns: tuple[Column, ...]
    load: Callable[..., tuple[np.ndarray, ...]]
    rows: int
    test: int
    validation: int
    stratify: str = ""
    is_generated: bool = False

    @property
    def stratify_place(self) -> int | None:
        """The place of the column to stratify by, as `split` takes it."""
        names = [column.name for column in self.columns]
        return names.index(self.stratify) if self.stratify else None

    def held_out(self, rows: int) -> tuple[int, int]:
        """How many of `rows` samples are for test and for validation: the declared shares."""
        return self.test * rows // self.rows, self.validation * rows // self.rows

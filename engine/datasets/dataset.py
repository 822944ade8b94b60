"""What a data set says of itself: frozen data, with one function that loads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.language import Kind, Map, Meaning, Parameter, Parameters, Real, Shape, Type, Value

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


NOISE = Real(
    "noise",
    0.1,
    high=1.0,
    title="Noise",
    help="Standard deviation of the Gaussian noise added to every coordinate.",
)
"""The parameter of sets that lie about a curve or a point."""

RADIUS = Real(
    "radius",
    2.0,
    low=0.1,
    high=100.0,
    title="Radius",
    help="How far out the Gaussians lie: the radius of a ring, half the width of a grid.",
)
SPREAD = Real(
    "spread",
    0.05,
    high=10.0,
    title="Spread",
    help="Standard deviation of every Gaussian, in each direction.",
)
"""The parameters of sets of Gaussians at given places."""


@dataclass(frozen=True)
class Dataset:
    """Columns of equal length, and how they are loaded and split.

    columns: fixed, or what they are for the set's parameters. load: gives one array a column,
    float32 for numbers and int64 for categories. It takes how many rows there are, where the set is
    generated, and then `parameters` by name; sets that share one declare the same. Its source goes
    into the text. rows, test, validation: how many samples there are, and how many of them are held
    out (for a generated set at its default size). stratify: the column whose shares the split
    keeps; empty for none. least_class: how many training rows the smallest of its classes has, for
    a set that few rows of each class can be taken from.
    """

    id: str
    title: str
    help: str
    source: str
    columns: tuple[Column, ...] | Callable[[Parameters], tuple[Column, ...]]
    load: Callable[..., tuple[np.ndarray, ...]]
    rows: int
    test: int
    validation: int
    stratify: str = ""
    parameters: tuple[Parameter, ...] = ()
    is_generated: bool = False
    least_class: int = 0

    def columns_of(self, parameters: Mapping[str, Value]) -> tuple[Column, ...]:
        """The columns for these parameters, which may hold more than the set's own."""
        if isinstance(self.columns, tuple):
            return self.columns
        return self.columns(self.arguments(parameters))

    def arguments(self, parameters: Mapping[str, Value]) -> Map[str, Value]:
        """What `load` takes by name: the set's own parameters, the default where one is not set."""
        own = ((entry.name, entry.default) for entry in self.parameters)
        return Map((name, parameters.get(name, default)) for name, default in own)

    def rows_of(self, parameters: Mapping[str, Value]) -> int:
        """How many samples there are, for the parameters of a Dataset node."""
        return int(str(parameters["rows"])) if self.is_generated else self.rows

    @property
    def stratify_place(self) -> int | None:
        """The place of the column to stratify by, as `split` takes it."""
        names = [column.name for column in self.columns_of({})]
        return names.index(self.stratify) if self.stratify else None

    def held_out(self, rows: int) -> tuple[int, int]:
        """How many of `rows` samples are for test and for validation: the declared shares."""
        return self.test * rows // self.rows, self.validation * rows // self.rows

    def rows_a_class(self, parameters: Mapping[str, Value]) -> int:
        """How many training rows of each class a Dataset node keeps; 0 where it keeps all."""
        return min(int(str(parameters.get("rows_a_class", 0))), self.least_class)

    def training_rows(self, parameters: Mapping[str, Value]) -> int:
        """How many samples there are to train on, for the parameters of a Dataset node."""
        if few := self.rows_a_class(parameters):
            place = self.stratify_place
            return few * self.columns_of(parameters)[place or 0].classes
        return self.trained_on(self.rows_of(parameters))

    def trained_on(self, rows: int) -> int:
        """How many of `rows` samples are left for training."""
        return rows - sum(self.held_out(rows))

"""What is known of samples, and which of them lie near a place?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.language import Map
from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.questions.spots import Spot

NEIGHBOURS = 12


@dataclass(frozen=True)
class DescribeSamples(Question):
    """What are these samples? Answered by Described. rows: as in the Cloud record."""

    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Described(Value):
    """What the data, the loss and the decoder say of some samples.

    rows: (n,) of the samples. columns: of the data, those with a number or a few for each sample;
    values: (n, columns). losses: (n,) NaN where a sample has none of its own. errors: (n,) the mean
    square of what is lost on the way through the space and back; NaN where nothing comes back in
    the shape of the sample. inputs: (at most n, ...) the samples themselves, the first of them
    where they are many; meaning: of their values, as a type names it.
    """

    rows: NDArray[np.int64]
    columns: tuple[str, ...]
    values: NDArray[np.float64]
    losses: NDArray[np.float64]
    errors: NDArray[np.float64]
    inputs: NDArray[np.float32]
    meaning: str


@dataclass(frozen=True)
class FindNearest(Question):
    """Which samples lie nearest to a spot? Answered by Nearest; a sample is not its own neighbour.

    count: how many are wanted.
    """

    spot: Spot
    count: int = NEIGHBOURS


@dataclass(frozen=True, eq=False)
class PlaceValues(Question):
    """Where does a sample with these values lie, and what is near? Answered by Nearest.

    values: as they stand in a file: (height, width) or (height, width, 3) of a picture, from 0 to
    1, or (numbers,) of a table's row.
    """

    values: NDArray[np.float32]
    count: int = NEIGHBOURS


@dataclass(frozen=True, eq=False)
class Nearest(Value):
    """A place, and the samples around it, the nearest first.

    code: (dimensions,). point: (2,) where it is in the plane that is shown. rows: (n,);
    distances: (n,) in the space. inputs: (n, ...) these samples; meaning: of their values.
    values: (1, ...) what lies at the place itself, as the encoder took it; none for a place that
    no sample is at. error: what is lost of it on the way and back, as in Described.
    """

    code: NDArray[np.float32]
    point: NDArray[np.float32]
    rows: NDArray[np.int64]
    distances: NDArray[np.float64]
    inputs: NDArray[np.float32]
    meaning: str
    values: NDArray[np.float32]
    error: float


@dataclass(frozen=True)
class WhichData(Question):
    """Which data are the samples of? Answered by DataName."""


@dataclass(frozen=True)
class DataName(Value):
    """What tells these samples from others, also in other runs; and how they are split.

    digest: SHA-256 of what is encoded. splits: first row and the row after the last, by name.
    """

    digest: str
    rows: int
    splits: Map[str, tuple[int, int]] = field(default_factory=Map)

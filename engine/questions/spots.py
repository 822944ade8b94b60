"""Spots: ways to name a place in a latent space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class At:
    """A point of the plane that is shown, taken back into the space."""

    x: float
    y: float


@dataclass(frozen=True)
class OfRow:
    """The code of a sample. row: its place in the Cloud record, from 0."""

    row: int


@dataclass(frozen=True, eq=False)
class Code:
    """A whole code, (dimensions,)."""

    values: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Beside:
    """A point of the plane that is shown, and from there as far off the plane as `code` is.

    code: (dimensions,).
    """

    x: float
    y: float
    code: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Plus:
    """Another spot, gone on from by a way (dimensions,)."""

    spot: Spot
    way: NDArray[np.float32]


Spot = At | OfRow | Code | Beside | Plus

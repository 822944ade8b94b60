"""How codes are spread along the dimensions of their space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.latent.evenly import evenly

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats

BINS = 24
MOST_ROWS = 4_000
"""What is said of all codes is worked out from so many of them at most."""


@dataclass(frozen=True, eq=False)
class Histograms:
    """counts: (dimensions, BINS). low, high: (dimensions,) where the first bin begins and the last
    one ends.
    """

    low: Floats
    high: Floats
    counts: NDArray[np.int64]


def some(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """At most MOST_ROWS of these samples, evenly among them."""
    return rows[evenly(len(rows), MOST_ROWS)]


def most_varying(codes: Floats, most: int) -> NDArray[np.int64]:
    """Which dimensions vary most, at most so many, the one that varies most first.

    codes: (rows, dimensions), all of them numbers.
    """
    deviations = codes.std(axis=0, dtype=np.float64)
    return np.argsort(-deviations, kind="stable")[:most]


def histograms(codes: Floats) -> Histograms:
    """A histogram of each dimension: (rows, dimensions) codes, from the lowest to the highest.

    Where all codes have one value the bins lie around it.
    """
    low, high = codes.min(axis=0), codes.max(axis=0)
    is_flat = high <= low
    room = np.maximum(np.abs(low), 1.0) / 2
    low, high = np.where(is_flat, low - room, low), np.where(is_flat, high + room, high)
    parts = (codes.astype(np.float64) - low) / (high.astype(np.float64) - low)
    bins = np.clip((parts * BINS).astype(np.int64), 0, BINS - 1)
    dimensions = codes.shape[1]
    cells = bins + np.arange(dimensions) * BINS
    counts = np.bincount(cells.ravel(), minlength=dimensions * BINS)
    return Histograms(low, high, counts.reshape(dimensions, BINS))

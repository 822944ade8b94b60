"""Between two pictures of the same samples: what a point of one is in the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.observations.records import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEIGHBOURS = 8
NEAREST = 1e-9
"""As a part of the distance of the last neighbour: nearer ones are at the same place."""


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Samples at their points (samples, n), and their neighbours. Points that are no numbers are
    nobody's neighbours; one point at least is a number.
    """

    points: Floats

    def carried(self, points: Floats, values: Floats) -> Floats:
        """What samples have as values (samples, m), at other points (count, n): (count, m).

        The mean over the nearest samples, weighted by ((R - d) / (R d))², d being the distance of
        a sample and R that of the last one (Franke and Nielson 1980): it meets the samples where
        they are, and does not jump where one neighbour takes the place of another.
        """
        carried = np.full((len(points), values.shape[1]), np.nan, np.float32)
        known = np.flatnonzero(np.isfinite(points).all(axis=1))
        if known.size:
            rows, gaps = self._nearest(points[known])
            weights = _weights(gaps)
            carried[known] = (values[rows] * weights[:, :, None]).sum(axis=1)
        return carried

    def _nearest(self, points: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The nearest samples of each point, nearest first, and how far they are."""
        rows, search = self._search
        gaps, found = search.kneighbors(points)
        return rows[found], gaps

    @cached_property
    def _search(self) -> tuple[NDArray[np.int64], Any]:
        from sklearn.neighbors import NearestNeighbors

        rows = np.flatnonzero(np.isfinite(self.points).all(axis=1))
        count = min(NEIGHBOURS + 1, len(rows))  # the last one has no weight
        return rows, NearestNeighbors(n_neighbors=count).fit(self.points[rows])


def _weights(gaps: Floats) -> Floats:
    """(count, neighbours), each row together 1, from distances in rising order."""
    far = gaps[:, -1:]
    at_once = gaps <= far * NEAREST
    with np.errstate(divide="ignore", invalid="ignore"):
        weights = ((far - gaps) / (far * gaps)) ** 2
    weights = np.where(at_once.any(axis=1, keepdims=True), at_once, weights)
    alike = ~(weights.sum(axis=1, keepdims=True) > 0)  # all neighbours are equally far
    weights = np.where(alike, 1.0, weights)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))

"""Where points lie, by the cells of a grid: what is near is found without asking all of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
A_CELL = 8
"""About how many points lie in a cell, were they spread evenly."""
MOST_CELLS = 255
"""Along each side; so a cell is named by sixteen bits, which are sorted fastest."""
OUTLIERS = 0.002
"""The part of the points on each side that shares the cells of the rim."""


class Grid:
    """Points (count, 2) of a plane, sorted by the cells of a grid. Points that are no numbers are
    in no cell. Made in a hundredth of a second for a hundred thousand points.
    """

    def __init__(self, points: Floats) -> None:
        finite = np.flatnonzero(np.isfinite(points[:, 0]) & np.isfinite(points[:, 1]))
        self._x, self._y = points[:, 0].take(finite), points[:, 1].take(finite)
        self.side = int(np.clip(np.sqrt(len(finite) / A_CELL), 1, MOST_CELLS))
        """How many cells lie along each side."""
        self._low_x, self._step_x = _steps(self._x, self.side)
        self._low_y, self._step_y = _steps(self._y, self.side)
        cells = self._row(self._y) * self.side + self._column(self._x)
        order = np.argsort(cells.astype(np.uint16), kind="stable")
        self._rows = finite[order]
        self._x, self._y = self._x[order], self._y[order]
        counts = np.bincount(cells, minlength=self.side**2)
        self._starts = np.concatenate([[0], np.cumsum(counts)])

    def nearest(self, x: float, y: float, far: float) -> int | None:
        """The row of the point nearest to a place, at most so `far` away; None where none is."""
        chosen = self._in_box(x - far, y - far, x + far, y + far)
        if not len(chosen):
            return None
        gaps = (self._x.take(chosen) - x) ** 2 + (self._y.take(chosen) - y) ** 2
        best = int(gaps.argmin())
        return int(self._rows[chosen[best]]) if gaps[best] <= far**2 else None

    def _in_box(self, left: float, low: float, right: float, high: float) -> Places:
        """The places, in the order of the cells, of all points of the cells that a box touches."""
        if not len(self._rows):
            return np.zeros(0, np.int64)
        first, last = self._column(np.array([left, right], np.float64)).tolist()
        bottom, top = self._row(np.array([low, high], np.float64)).tolist()
        lines = np.arange(bottom, top + 1) * self.side
        return _ranges(self._starts[lines + first], self._starts[lines + last + 1])

    def _column(self, x: Floats | NDArray[np.float64]) -> Places:
        return _cell(x, self._low_x, self._step_x, self.side)

    def _row(self, y: Floats | NDArray[np.float64]) -> Places:
        return _cell(y, self._low_y, self._step_y, self.side)


def _steps(values: Floats, side: int) -> tuple[float, float]:
    """Where the cells begin along an axis, and how wide each is."""
    if not len(values):
        return 0.0, 1.0
    low, high = np.quantile(values, [OUTLIERS, 1 - OUTLIERS])
    return float(low), max(float(high - low) / side, float(np.finfo(np.float32).tiny))


def _cell(values: Floats | NDArray[np.float64], low: float, step: float, side: int) -> Places:
    """Which cell values lie in along an axis; those beyond are in the first or the last."""
    return np.clip((values - low) / step, 0, side - 1).astype(np.int64)


def _ranges(starts: Places, ends: Places) -> Places:
    """start, start + 1, ... end - 1 for each of the ranges, one after the other."""
    counts = ends - starts
    before = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return np.asarray(np.arange(counts.sum()) + np.repeat(starts - before, counts))

"""Which points lie within a line that was drawn around them, or within a rectangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_CORNERS = 3


def within(
    points: NDArray[np.floating], start: tuple[float, float], end: tuple[float, float]
) -> NDArray[np.int64]:
    """The places of those of (count, 2) points that lie in the rectangle between two corners."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    x, y = points[:, 0], points[:, 1]
    is_in = (x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1])
    return np.flatnonzero(is_in)


def enclosed(points: NDArray[np.floating], corners: NDArray[np.floating]) -> NDArray[np.int64]:
    """The places of those of (count, 2) points that a closed line goes around.

    corners: (corners, 2) of the line, which may cross itself: what it goes around once or several
    times is within (its winding number is not 0). What is no number is not.

    The points are sorted by height, so that each side of the line meets only those at its height:
    the work grows with the points, and hardly with the corners.
    """
    if len(corners) < LEAST_CORNERS or not len(points):
        return np.empty(0, np.int64)
    near = within(points, tuple(corners.min(axis=0)), tuple(corners.max(axis=0)))
    near = near[np.argsort(points[near, 1], kind="stable")]
    x, y = (np.ascontiguousarray(points[near, axis], np.float64) for axis in (0, 1))
    ends = corners.astype(np.float64)
    turns = _turns(x, y, ends, np.roll(ends, -1, axis=0))
    return np.sort(near[turns != 0])


def _turns(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    starts: NDArray[np.float64],
    ends: NDArray[np.float64],
) -> NDArray[np.int32]:
    """How often the line goes around each point; y: rising.

    Each side that crosses the ray from a point to the right counts, up as 1 and down as -1.
    """
    turns = np.zeros(len(x), np.int32)
    lower, upper = np.minimum(starts[:, 1], ends[:, 1]), np.maximum(starts[:, 1], ends[:, 1])
    firsts, lasts = np.searchsorted(y, lower), np.searchsorted(y, upper)
    signs = np.where(starts[:, 1] < ends[:, 1], 1, -1)
    for side in np.flatnonzero(lasts > firsts).tolist():
        at = slice(firsts[side], lasts[side])
        (x0, y0), (x1, y1) = starts[side], ends[side]
        crossing = x0 + (y[at] - y0) * ((x1 - x0) / (y1 - y0))
        turns[at] += np.where(x[at] < crossing, signs[side], 0)
    return turns

"""How far a sample is from the usual: by its density, and by what is lost on the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.observations.records import Floats

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

MOST_KERNELS = 2_000
"""So many of the usual codes are enough to tell a density by."""
BLOCK = 1 << 20
"""So many distances are held at once."""
NARROWEST = 1e-3
"""The least width of a kernel, where the codes do not differ."""


def squared_errors(values: Floats, again: Floats) -> Doubles:
    """(rows,) the mean square of what was lost; values, again: (rows, ...) of the same shape."""
    lost = values.astype(np.float64) - again.astype(np.float64)
    return np.asarray(np.square(lost).mean(axis=tuple(range(1, lost.ndim))))


def kernel_width(codes: Floats) -> float:
    """Scott's rule: the deviation of (rows, dimensions) codes times rows ** (-1 / (d + 4))."""
    rows, dimensions = codes.shape
    deviation = float(np.sqrt(codes.astype(np.float64).var(axis=0).mean()))
    return float(max(deviation * rows ** (-1 / (dimensions + 4)), NARROWEST))


def log_density(
    codes: Floats,
    usual: Floats,
    width: float,
    own: NDArray[np.int64] | None = None,
    tell: Callable[[float], None] | None = None,
) -> Doubles:
    """(rows,) ln of the mean of Gaussian kernels about the usual codes, at each code.

    ln p(z) = ln sum_j exp(-|z - u_j|^2 / 2 h^2) - ln m - d ln(h sqrt(2 pi)), Parzen (1962).

    codes: (rows, d). usual: (m, d). width: h. own: (rows,) the place among the usual codes that is
    a code's own, whose kernel is left out, for everything is dense at its own place; -1 for none.
    """
    count, dimensions = usual.shape
    found = np.empty(len(codes))
    a_block = max(1, BLOCK // max(count, 1))
    for start in range(0, len(codes), a_block):
        at = slice(start, start + a_block)
        heights = _squared_distances(codes[at], usual)
        heights *= -1 / (2 * width**2)
        if own is not None:
            rows = np.flatnonzero(own[at] >= 0)
            heights[rows, own[at][rows]] = -np.inf
        found[at] = _log_sum(heights)
        if tell:
            tell(min(start + a_block, len(codes)) / len(codes))
    others = count - (own >= 0 if own is not None else 0)
    return np.asarray(
        found - np.log(np.maximum(others, 1)) - dimensions * np.log(width * np.sqrt(2 * np.pi))
    )


def _squared_distances(codes: Floats, usual: Floats) -> Doubles:
    ours, theirs = codes.astype(np.float64), usual.astype(np.float64)
    found = np.asarray(ours @ (-2 * theirs.T))
    found += np.square(ours).sum(axis=1)[:, None]
    found += np.square(theirs).sum(axis=1)
    return np.asarray(np.maximum(found, 0, out=found))


def _log_sum(heights: Doubles) -> Doubles:
    """ln sum exp of each row, without overflow; the heights themselves are used up."""
    top = heights.max(axis=1, initial=-np.inf)
    top = np.where(np.isfinite(top), top, 0.0)
    heights -= top[:, None]
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.exp(heights, out=heights).sum(axis=1)) + top)

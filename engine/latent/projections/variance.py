"""How much the codes of a space differ: along each dimension, and on the plane that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.observations.records import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLLAPSED = 0.01
"""A dimension whose variance is a smaller part of the largest one tells next to nothing."""


def variances(codes: Floats) -> Floats:
    """(dimensions,) along each dimension, of the codes (samples, dimensions) that are numbers."""
    finite = (
        codes if np.isfinite(codes.sum(dtype=np.float64)) else codes[np.isfinite(codes).all(axis=1)]
    )
    if not len(finite):
        return np.full(codes.shape[1], np.nan, np.float32)
    lines = np.ascontiguousarray(finite.T)  # sums along what lies side by side are quick and exact
    centred = lines - lines.mean(axis=1, keepdims=True)
    total = np.einsum("ds,ds->d", centred, centred, dtype=np.float64, casting="same_kind")
    with np.errstate(over="ignore"):
        return np.asarray(total / len(finite), dtype=np.float32)


def share_of(variance: float, spread: Floats) -> float | None:
    """Which part of all variance is seen; None where all codes are one, or none is a number."""
    total = float(spread.sum(dtype=np.float64))
    return min(variance / total, 1.0) if np.isfinite(total) and total > 0 else None


def collapsed(spread: Floats) -> NDArray[np.int64]:
    """The dimensions along which the codes hardly differ, by the variances (dimensions,)."""
    return np.flatnonzero(spread <= COLLAPSED * spread.max(initial=0))

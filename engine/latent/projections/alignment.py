"""Alignment in time: a cloud that is shown anew is turned as little as it can be.

Orthogonal Procrustes (Schönemann 1966): of all rotations and reflections Q the one with the
smallest |Q A - B|, which is U V' where U S V' = B A'.
"""

from __future__ import annotations

import numpy as np

from engine.observations.records import Floats

UNMOVED = 1e-6
"""Less than that is the rounding of numbers of 32 bits."""


def turned(axes: Floats, before: Floats) -> Floats:
    """Orthonormal `axes` (2, dimensions) of a plane, turned in their plane towards `before`.

    Where they lie there already it is `before` itself, so that what stands still stays bit for bit.
    """
    if not np.isfinite(before).all():
        return axes
    found = np.asarray(_turn(before @ axes.T) @ axes, dtype=np.float32)
    return before if np.abs(found - before).max(initial=0) < UNMOVED else found


def aligned(places: Floats, before: Floats) -> Floats:
    """`places` (samples, 2) turned and moved towards where the same samples were `before`.

    Samples without a place, then or now, do not count; distances stay as they are.
    """
    counts = np.isfinite(places).all(axis=1) & np.isfinite(before).all(axis=1)
    if not counts.any():
        return places
    centre, goal = places[counts].mean(axis=0), before[counts].mean(axis=0)
    turn = _turn((before[counts] - goal).T @ (places[counts] - centre))
    return np.asarray((places - centre) @ turn.T + goal, dtype=np.float32)


def _turn(products: Floats) -> Floats:
    """The orthogonal matrix (2, 2) nearest to B A' (2, 2)."""
    left, _, right = np.linalg.svd(products.astype(np.float64))
    return np.asarray(left @ right)

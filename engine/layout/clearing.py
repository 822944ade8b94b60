"""Room: how far things must move so that they lie on nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.layout.boxes import Box, Place

Rects = NDArray[np.float64]
"""(count, 4): left, top, right and bottom, in scene pixels."""

APART = 16.0
"""The least distance to what lies there, in scene pixels."""

STEP, REACH = 24.0, 30
"""How far each try is from the next, in scene pixels, and how many there are to each side."""


def rects_of(places: Mapping[str, Place], boxes: Mapping[str, Box]) -> Rects:
    """What boxes cover at these places."""
    found = [
        (left, top, left + boxes[name].width, top + boxes[name].height)
        for name, (left, top) in places.items()
    ]
    return np.array(found, np.float64).reshape(-1, 4)


def free_shift(moving: Rects, resting: Rects) -> Place:
    """The shortest way for things to go together until none lies on what rests; none where there is
    no such way nearby.
    """
    if not (len(moving) and len(resting)):
        return 0.0, 0.0
    tries = [
        (STEP * x, STEP * y) for y in range(-REACH, REACH + 1) for x in range(-REACH, REACH + 1)
    ]
    around = (moving[:, :2].min(axis=0), moving[:, 2:].max(axis=0))
    reach = STEP * REACH + APART
    near = resting[
        (resting[:, 2:] > around[0] - reach).all(axis=1)
        & (resting[:, :2] < around[1] + reach).all(axis=1)
    ]
    ways = iter(sorted(tries, key=lambda way: abs(way[0]) + abs(way[1])))
    return next((way for way in ways if is_clear(moving + np.array(way * 2), near)), (0.0, 0.0))


def gaps_to(one: Rects, others: Rects) -> NDArray[np.float64]:
    """How far each of some rectangles is from one."""
    beside = np.maximum(others[:, :2] - one[0, 2:], one[0, :2] - others[:, 2:])
    found: NDArray[np.float64] = np.linalg.norm(np.maximum(beside, 0.0), axis=1)
    return found


def is_clear(rects: Rects, resting: Rects, apart: float = APART) -> bool:
    """Whether none of some rectangles comes so near to what rests."""
    one, other = rects[:, None, :], resting[None, :, :]
    overlap = (one[..., :2] < other[..., 2:] + apart) & (one[..., 2:] > other[..., :2] - apart)
    return not bool(overlap.all(axis=2).any())

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

NEVER = 4 * REACH
"""Longer than any way that is tried, in steps."""


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
    around = (moving[:, :2].min(axis=0), moving[:, 2:].max(axis=0))
    reach = STEP * REACH + APART
    near = resting[
        (resting[:, 2:] > around[0] - reach).all(axis=1)
        & (resting[:, :2] < around[1] + reach).all(axis=1)
    ]
    steps = np.arange(-REACH, REACH + 1)
    lengths = np.abs(steps[:, None]) + np.abs(steps)
    lengths[_clashes(moving, near) > 0] = NEVER
    row, column = np.unravel_index(np.argmin(lengths), lengths.shape)
    if lengths[row, column] == NEVER:
        return 0.0, 0.0
    return STEP * float(steps[column]), STEP * float(steps[row])


def _clashes(moving: Rects, resting: Rects) -> NDArray[np.int64]:
    """By steps down and to the right: how many pairs would lie on each other after them.

    The steps after which a pair does are a rectangle of that table: its corners are noted for each
    pair, and summed up once for all.
    """
    one, other = moving[:, None, :], resting[None, :, :]
    above = np.floor((other[..., :2] - APART - one[..., 2:]) / STEP) + 1
    below = np.ceil((other[..., 2:] + APART - one[..., :2]) / STEP)
    left, top, right, bottom = (
        np.clip(edge + REACH, 0, 2 * REACH + 1).astype(np.int64).ravel()
        for edge in (above[..., 0], above[..., 1], below[..., 0], below[..., 1])
    )
    found = np.zeros((2 * REACH + 2, 2 * REACH + 2), np.int64)
    for rows, columns, sign in (
        (top, left, 1),
        (bottom, right, 1),
        (top, right, -1),
        (bottom, left, -1),
    ):
        np.add.at(found, (rows, columns), sign)
    summed: NDArray[np.int64] = found.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]
    return summed


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

"""Ways from code to code: straight, or around the origin."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats

    Reals = NDArray[np.floating]

LEAST = 1e-6
"""An angle in radians, or a length against the longer one, below which there is none."""


def straight(start: Reals, end: Reals, parts: Reals) -> Floats:
    """(parts, dimensions): start + t (end - start) for each t of `parts`, from 0 to 1."""
    return np.asarray(start + parts[:, None] * (end - start), np.float32)


def on_sphere(start: Reals, end: Reals, parts: Reals) -> Floats:
    """(parts, dimensions) on the great arc between two codes.

    d(t) = sin((1 - t) w) / sin w * a + sin(t w) / sin w * b
    a, b: the directions of start and end as seen from the origin; w: the angle between them; the
    length goes evenly from that of start to that of end. Of a Gaussian in many dimensions nearly
    all codes are about as long, and a straight way would leave them. Where the directions are
    opposite any arc is as short: one is taken. The origin itself has no direction: the way to it is
    straight. Source: Shoemake, Animating rotation with quaternion curves, 1985.
    """
    lengths = np.linalg.norm([start, end], axis=1)
    if lengths.min() <= LEAST * lengths.max():
        return straight(start, end, parts)
    first, last = start / lengths[0], end / lengths[1]
    across = last - (first @ last) * first
    angle = float(np.arctan2(np.linalg.norm(across), first @ last))
    if angle < LEAST:
        return straight(start, end, parts)
    if np.pi - angle < LEAST:
        if len(start) == 1:
            return straight(start, end, parts)
        across = _across(first)
    across = across / np.linalg.norm(across)
    turns = parts[:, None] * angle
    directions = np.cos(turns) * first + np.sin(turns) * across
    long = lengths[0] + parts[:, None] * (lengths[1] - lengths[0])
    return np.asarray(long * directions, np.float32)


def through(corners: Floats, steps: int, *, is_straight: bool) -> Floats:
    """(1 + legs * steps, dimensions): from corner to corner, each leg in so many equal steps.

    corners: (corners, dimensions); every one of them is among the codes, as it is.
    """
    way = straight if is_straight else on_sphere
    parts = np.arange(1, steps + 1) / steps
    doubles = corners.astype(np.float64)
    legs = [way(a, b, parts) for a, b in itertools.pairwise(doubles)]
    codes = np.concatenate([corners[:1], *legs]).astype(np.float32)
    codes[::steps] = corners
    return codes


def _across(direction: Reals) -> Reals:
    """Some vector at right angles to a direction."""
    axis = np.zeros_like(direction)
    axis[np.argmin(np.abs(direction))] = 1.0
    return np.asarray(axis - (axis @ direction) * direction, direction.dtype)

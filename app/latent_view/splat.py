"""Points as a picture: round, with soft edges, drawn by numpy in one go.

A drawing call for each point would cost ten times as much at two thousand points, and sixty times
as much at a hundred thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Picture = NDArray[np.uint8]
LAYERS = 2
"""How many points are seen through each other where they overlap; deeper ones hardly show."""
PHASES = 8
"""Into how many parts a pixel is divided, each way, for the place of a point's centre."""
MANY = 8_000
"""Above so many points one layer is drawn: what lies under it is seen as density anyway."""


def splat(places: Floats, colours: Floats, size: tuple[int, int], radius: float) -> Picture:
    """A picture (height, width, 4) of points: red, green, blue times alpha, and alpha.

    places: (count, 2) in pixels, from the left and from the top; those outside are left out. Later
    points lie above earlier ones. colours: (count, 4) from 0 to 1, the last being the opacity.
    size: width, height. radius: of a point, in pixels.
    """
    width, height = size
    near = radius + 1
    seen = np.all((places > -near) & (places < np.array([width, height]) + near), axis=1)
    if not seen.any():
        return np.zeros((height, width, 4), np.uint8)
    reach = int(np.ceil(radius + 0.5))
    frame = width + 2 * (2 * reach + 1), height + 2 * (2 * reach + 1)
    touches = _touches(places[seen] + 2 * reach + 1, radius, reach, frame[0])
    layers = 1 if seen.sum() > MANY else LAYERS
    flat = _painted(touches, colours[seen], frame[0] * frame[1], layers)
    picture = flat.reshape(frame[1], frame[0], 4)
    edge = 2 * reach + 1
    return np.ascontiguousarray(picture[edge : edge + height, edge : edge + width])


@dataclass(frozen=True)
class _Touches:
    """Which point covers how much of which pixel: (count,) each, point after point."""

    cells: Places
    points: Places
    covers: Floats

    def take(self, which: Places) -> _Touches:
        """Some of them."""
        return _Touches(self.cells.take(which), self.points.take(which), self.covers.take(which))


def _touches(places: Floats, radius: float, reach: int, width: int) -> _Touches:
    """What points at (count, 2) `places` touch in a picture of that width."""
    corner = np.floor(places).astype(np.int64)
    phase = ((places - corner) * PHASES).astype(np.int64)
    offsets, covers = _phases(radius, reach)
    phases = phase[:, 1] * PHASES + phase[:, 0]
    chosen = covers.take(phases, axis=0)
    touched = np.flatnonzero(chosen)
    points = np.repeat(np.arange(len(places)), np.count_nonzero(covers, axis=1).take(phases))
    pixels = touched - points * len(offsets)
    shifts = offsets[:, 1] * width + offsets[:, 0]
    cells = (corner[:, 1] * width + corner[:, 0]).take(points) + shifts.take(pixels)
    return _Touches(cells, points, chosen.ravel().take(touched))


@cache
def _phases(radius: float, reach: int) -> tuple[Places, Floats]:
    """The stamp of a point for each place of its centre within a pixel.

    Gives the offsets (pixels, 2) and what is covered there, (PHASES squared, pixels).
    """
    across = np.arange(-reach, reach + 1)
    offsets = np.stack([grid.ravel() for grid in np.meshgrid(across, across)], axis=1)
    inside = (np.arange(PHASES) + 0.5) / PHASES - 0.5
    centres = np.stack([grid.ravel() for grid in np.meshgrid(inside, inside)], axis=1)
    far = np.linalg.norm(offsets[None] - centres[:, None], axis=2)
    return offsets, np.clip(radius + 0.5 - far, 0, 1).astype(np.float32)


def _painted(touches: _Touches, colours: Floats, pixels: int, layers: int) -> Picture:
    """The points laid over each other: (pixels, 4)."""
    slots = np.zeros(pixels, np.int64)
    slots[touches.cells] = 1
    seen = np.flatnonzero(slots)
    slots[seen] = np.arange(len(seen))
    covers = touches.covers * colours[:, 3].take(touches.points)
    narrowed = _Touches(slots.take(touches.cells), touches.points, covers)
    mixed = _mixed(narrowed, colours[:, :3], len(seen), layers)
    picture = np.zeros(pixels, np.uint32)
    picture[seen] = (mixed * 255 + 0.5).astype(np.uint8).view(np.uint32)[:, 0]
    return picture.view(np.uint8).reshape(-1, 4)


def _mixed(touches: _Touches, colours: Floats, slots: int, layers: int) -> Floats:
    """What is seen of the uppermost points of each pixel: (slots, 4)."""
    result = np.zeros((slots, 4), np.float32)
    solid = np.concatenate([colours, np.ones((len(colours), 1), np.float32)], axis=1)
    for layer in range(layers):
        top = np.full(slots, -1, np.int64)
        top[touches.cells] = np.arange(len(touches.cells))  # the last of equal places stays
        where = np.flatnonzero(top >= 0)
        upper = touches.take(top.take(where))
        before = result.take(where, axis=0)
        alpha = upper.covers * (1 - before[:, 3])
        result[where] = before + solid.take(upper.points, axis=0) * alpha[:, None]
        if layer + 1 < layers:
            is_below = np.ones(len(touches.cells), np.bool_)
            is_below[top.take(where)] = False
            touches = touches.take(np.flatnonzero(is_below))
    return result

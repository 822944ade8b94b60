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
Picture = NDArray[np.uint32]
PHASE_BITS = 2
PHASES = 1 << PHASE_BITS
"""Into how many parts a pixel is divided, each way, for the place of a point's centre."""
LEVELS = 32
"""How finely it is told how much of a pixel is covered."""
FEW = 4_000
"""So many points and more are drawn pixel by pixel of their stamp."""
FAINTEST = 0.1
"""A pixel that a point covers less is left alone: nobody sees it, and it takes as long."""


def margin(radius: float) -> int:
    """How many pixels a picture needs around what is seen, so that points at the rim are cut."""
    return 2 * _reach(radius)


def splat(
    picture: Picture, places: Floats, inks: Places, palette: Floats, radius: float
) -> Picture:
    """Draw points into a picture (height, width): red, green, blue times alpha, and alpha, a byte
    each in the order of the palette. Points that would reach beyond it are left out, and the first
    pixel is spoiled: `margin` says how much wider a picture is than what is seen of it.

    A pixel that several points cover belongs to the one whose centre is nearest; of equally near
    ones the last. So points that touch meet in the middle, whatever their order.

    places: (count, 2) in pixels, from the left and from the top. inks: (count,) the colour of each,
    a row of the palette. palette: (colours, 4) from 0 to 1, the last being the opacity. radius: of
    a point, in pixels.
    """
    reach = _reach(radius)
    seen = _seen(places, picture.shape[::-1], reach)
    write = _write_few if len(seen.cells) < FEW else _write_many
    write(picture, seen, inks[seen.rows], _shades(palette), _stamp(radius, reach))
    return picture


@dataclass(frozen=True)
class _Seen:
    """The pixel of each centre that is seen, where in its pixel that lies, and which points."""

    cells: Places
    phases: Places
    rows: Places | slice


@dataclass(frozen=True)
class _Stamp:
    """The pixels that a point touches, the nearest last: the ways there (pixels, 2), across and
    down; and how much of each is covered, a level (pixels, PHASES squared), by the place of the
    centre within its own pixel.
    """

    ways: Places
    levels: Places


def _write_many(
    picture: Picture, seen: _Seen, inks: Places, shades: Picture, stamp: _Stamp
) -> None:
    """One pixel of the stamp after the other, of all points at once."""
    flat, width = picture.reshape(-1), picture.shape[1]
    stamped = inks * PHASES**2 + seen.phases
    for (across, down), levels in zip(stamp.ways.tolist(), stamp.levels, strict=True):
        pixels = seen.cells + (down * width + across)
        if not levels.all():  # the rest goes to the corner, outside of what is seen
            pixels *= np.minimum(levels, 1).take(seen.phases)
        flat[pixels] = shades[:, levels].ravel().take(stamped)


def _write_few(picture: Picture, seen: _Seen, inks: Places, shades: Picture, stamp: _Stamp) -> None:
    """All pixels of the stamp at once: for few points a call of numpy costs more than its work."""
    flat, width = picture.reshape(-1), picture.shape[1]
    pixels = (stamp.ways @ np.array([1, width]))[:, None] + seen.cells
    levels = stamp.levels.take(seen.phases, axis=1)
    pixels *= levels > 0
    levels += inks * LEVELS
    flat[pixels.ravel()] = shades.ravel().take(levels.ravel())


def _reach(radius: float) -> int:
    """How many pixels away from that of its centre a point reaches."""
    return int(np.ceil(radius + 0.5))


def _seen(places: Floats, size: tuple[int, ...], reach: int) -> _Seen:
    x, y = places[:, 0], places[:, 1]
    width, height = size
    is_seen = (x >= reach) & (x < width - reach) & (y >= reach) & (y < height - reach)
    rows = slice(None) if is_seen.all() else np.flatnonzero(is_seen)
    across = (x[rows] * PHASES).astype(np.int32)
    down = (y[rows] * PHASES).astype(np.int32)
    cells = (down >> PHASE_BITS) * np.int32(width) + (across >> PHASE_BITS)
    phases = ((down & (PHASES - 1)) << PHASE_BITS) + (across & (PHASES - 1))
    return _Seen(cells.astype(np.int64), phases.astype(np.int64), rows)


@cache
def _stamp(radius: float, reach: int) -> _Stamp:
    inside = (np.arange(PHASES) + 0.5) / PHASES - 0.5
    x, y = (grid.ravel() for grid in np.meshgrid(inside, inside))
    across, down = (grid.ravel() for grid in np.meshgrid(*[np.arange(-reach, reach + 1)] * 2))
    covers = np.clip(radius + 0.5 - np.hypot(across[:, None] - x, down[:, None] - y), 0, 1)
    covers[covers < FAINTEST] = 0
    order = np.argsort(-np.hypot(across, down), kind="stable")
    order = order[covers[order].any(axis=1)]
    levels = (covers[order] * (LEVELS - 1)).round().astype(np.int64)
    return _Stamp(np.stack([across, down], axis=1)[order], levels)


def _shades(palette: Floats) -> Picture:
    """Each colour of a palette as it covers so much of a pixel, (colours, LEVELS)."""
    alpha = (palette[:, 3:] * np.linspace(0, 1, LEVELS, dtype=np.float32))[..., None]
    solid = np.concatenate([palette[:, None, :3] * alpha, alpha], axis=2)
    return (solid * 255 + 0.5).astype(np.uint8).view(np.uint32)[..., 0]

"""Points as a picture: round, with soft edges, drawn by numpy in one go.

A drawing call for each point would cost ten times as much at two thousand points, and sixty times
as much at a hundred thousand.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Picture = NDArray[np.uint32]
PHASE_BITS = 2
PHASES = 1 << PHASE_BITS
"""Into how many parts a pixel is divided, each way, for the place of a point's centre."""
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
    flat, width = picture.reshape(-1), picture.shape[1]
    cells, phases, kept = _seen(places, picture.shape[::-1], reach)
    stamped = inks.take(kept) * PHASES**2 + phases
    for across, down, covers in _stamp(radius, reach):
        touched = cells + (down * width + across)
        if not covers.all():  # the rest goes to the corner, which lies outside of what is seen
            touched *= (covers > 0).astype(np.int64).take(phases)
        flat[touched] = _packed(palette, covers).take(stamped)
    return picture


def _reach(radius: float) -> int:
    """How many pixels away from that of its centre a point reaches."""
    return int(np.ceil(radius + 0.5))


def _seen(places: Floats, size: tuple[int, ...], reach: int) -> tuple[Places, Places, Places]:
    """The pixel of each centre that is seen, where in its pixel that lies, and which points."""
    x, y = places[:, 0], places[:, 1]
    width, height = size
    is_seen = (x >= reach) & (x < width - reach) & (y >= reach) & (y < height - reach)
    kept = np.flatnonzero(is_seen)
    across = (x.take(kept) * PHASES).astype(np.int32)
    down = (y.take(kept) * PHASES).astype(np.int32)
    cells = (down >> PHASE_BITS) * np.int32(width) + (across >> PHASE_BITS)
    phases = ((down & (PHASES - 1)) << PHASE_BITS) + (across & (PHASES - 1))
    return cells.astype(np.int64), phases.astype(np.int64), kept


@cache
def _stamp(radius: float, reach: int) -> tuple[tuple[int, int, Floats], ...]:
    """The pixels that a point touches, the nearest last: (across, down, covers) each.

    covers: (PHASES squared,) how much of the pixel, by the place of the centre within its own.
    """
    inside = (np.arange(PHASES) + 0.5) / PHASES - 0.5
    x, y = (grid.ravel() for grid in np.meshgrid(inside, inside))
    ways = [(a, d) for a in range(-reach, reach + 1) for d in range(-reach, reach + 1)]
    touched = []
    for across, down in sorted(ways, key=lambda way: -np.hypot(*way)):
        covers = np.clip(radius + 0.5 - np.hypot(across - x, down - y), 0, 1)
        covers[covers < FAINTEST] = 0
        if covers.any():
            touched.append((across, down, covers.astype(np.float32)))
    return tuple(touched)


def _packed(palette: Floats, covers: Floats) -> Picture:
    """Each colour of a palette as it covers so much of a pixel: (colours times covers,)."""
    alpha = (palette[:, 3:] * covers)[..., None]
    solid = np.concatenate([palette[:, None, :3] * alpha, alpha], axis=2)
    return (solid * 255 + 0.5).astype(np.uint8).view(np.uint32).ravel()

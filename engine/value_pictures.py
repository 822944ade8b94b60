"""Values of samples as pixels for a file: pictures enlarged, rows of numbers as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.tones import bounds, is_picture, tones

if TYPE_CHECKING:
    from engine.picture_files import Pixels
    from engine.tones import Floats

SIDE_PX = 256
"""At least so large is the longer side of a picture of one sample, nearly."""
GAP_PX = 8
WHITE, BAR = 255, 96


def drawn(values: Floats, meaning: str, between: tuple[float, float] | None = None) -> Pixels:
    """One sample: pixels of a picture light on dark, everything else as dark bars on white.

    meaning: as a type names it. between: the values of the outer tones or heights, where several
    samples share a scale.
    """
    limits = between or bounds(values, meaning)
    if is_picture(values):
        return _enlarged(tones(values, meaning, is_dark=True, between=limits))
    return _bars(values.reshape(-1), limits)


def side_by_side(values: Floats, meaning: str, columns: int = 20) -> Pixels:
    """Several samples (n, ...) on one scale, so many in a row, from the upper left."""
    limits = bounds(values, meaning)
    pictures = [drawn(one, meaning, limits) for one in values]
    high, wide = pictures[0].shape[:2]
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    size = rows * (high + GAP_PX) - GAP_PX, columns * (wide + GAP_PX) - GAP_PX
    sheet = np.full((*size, *pictures[0].shape[2:]), WHITE, np.uint8)
    for place, picture in enumerate(pictures):
        top, left = (high + GAP_PX) * (place // columns), (wide + GAP_PX) * (place % columns)
        sheet[top : top + high, left : left + wide] = picture
    return sheet


def _enlarged(pixels: Pixels) -> Pixels:
    """Every pixel as a square."""
    times = max(1, SIDE_PX // max(pixels.shape[:2]))
    return pixels.repeat(times, axis=0).repeat(times, axis=1)


def _bars(values: Floats, limits: tuple[float, float]) -> Pixels:
    """Each number as a bar from zero; many numbers have no room for gaps between them."""
    low, high = min(limits[0], 0.0), max(limits[1], 0.0)
    parts = (np.nan_to_num(values) - low) / (high - low)
    ground = -low / (high - low)
    across = np.arange(SIDE_PX) * len(values) / SIDE_PX
    which = across.astype(np.int64)
    up = 1 - (np.arange(SIDE_PX) + 0.5)[:, None] / SIDE_PX
    tips = parts[which]
    is_bar = (up >= np.minimum(tips, ground)) & (up <= np.maximum(tips, ground))
    if len(values) * 4 <= SIDE_PX:
        is_bar &= np.abs(across - which - 0.5) < 0.4  # noqa: PLR2004 - a tenth of room each side
    return np.where(is_bar, BAR, WHITE).astype(np.uint8)

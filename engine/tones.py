"""Values as tones: between which they lie, and how light each is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
GREY, COLOURED = 2, 3
"""How many axes a picture has."""
COLOURS = 3


def is_picture(values: Floats) -> bool:
    """Whether values are pixels: (rows, columns), or (1 or 3, rows, columns)."""
    return values.ndim == GREY or (values.ndim == COLOURED and values.shape[0] in (1, COLOURS))


def bounds(values: Floats, meaning: str) -> tuple[float, float]:
    """Between which values the tones lie: 0 and 1 where that is their meaning, else as they are."""
    if meaning in ("unit", "probabilities"):
        return 0.0, 1.0
    finite = values[np.isfinite(values)]
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def tones(
    values: Floats, meaning: str, is_dark: bool, between: tuple[float, float] | None = None
) -> NDArray[np.uint8]:
    """Pixels as tones (rows, columns) or colours (rows, columns, 3), from 0 to 255.

    values: as `is_picture` says. Grey ones are light on dark where `is_dark`, else dark on light;
    colours are what they are. What is not a number counts as the lowest. between: the values of the
    outer tones, where not those of `bounds`.
    """
    low, high = between or bounds(values, meaning)
    parts = np.clip((np.nan_to_num(values, nan=low) - low) / (high - low), 0, 1)
    levels = (parts * 255 + 0.5).astype(np.uint8)
    if values.shape[:-2] == (COLOURS,):
        return np.ascontiguousarray(np.moveaxis(levels, 0, -1))
    grey = levels.reshape(levels.shape[-2:])
    return np.ascontiguousarray(grey if is_dark else 255 - grey)

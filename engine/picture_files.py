"""Pixels as the content of a file: a still picture as PNG, several that move as GIF."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

Pixels = NDArray[np.uint8]
"""Grey (rows, columns), or red, green and blue (rows, columns, 3), from 0 to 255."""
GIF_TICK_MS = 10
"""A GIF counts time in hundredths of a second."""


def png(pixels: Pixels) -> bytes:
    """One picture, without loss."""
    content = BytesIO()
    _image(pixels).save(content, "PNG", optimize=True)
    return content.getvalue()


def gif(pictures: Sequence[Pixels], shown_ms: int) -> bytes:
    """Pictures of one size, each shown so long, from the beginning again and again.

    Each has a palette of its own of 256 colours. At least one picture is needed.
    """
    first, *others = [_image(pixels) for pixels in pictures]
    ticks = max(1, round(shown_ms / GIF_TICK_MS))
    content = BytesIO()
    first.save(
        content,
        "GIF",
        save_all=True,
        append_images=others,
        duration=ticks * GIF_TICK_MS,
        loop=0,
    )
    return content.getvalue()


def _image(pixels: Pixels) -> Image:
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(pixels))

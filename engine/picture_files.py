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
COLOURED = 3
"""How many axes the pixels of a coloured picture have."""
GIF_TICK_MS = 10
"""A GIF counts time in hundredths of a second."""


def png(pixels: Pixels) -> bytes:
    """One picture, without loss."""
    content = BytesIO()
    _image(pixels).save(content, "PNG", optimize=True)
    return content.getvalue()


def gif(pictures: Sequence[Pixels], shown_ms: int) -> bytes:
    """Pictures of one size, each shown so long, from the beginning again and again.

    Each has a palette of its own of 256 colours; where all are grey none has to be found, which is
    most of the work. At least one picture is needed.
    """
    are_grey = all(map(_is_grey, pictures))
    first, *others = [_image(each[..., 0] if are_grey else each) for each in pictures]
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


def _is_grey(pixels: Pixels) -> bool:
    """Whether red, green and blue are given, and are the same everywhere."""
    return pixels.ndim == COLOURED and bool((pixels == pixels[..., :1]).all())


def _image(pixels: Pixels) -> Image:
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(pixels))

"""Values as pixels: what a decoder made, as a picture that can be painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from engine.tones import COLOURED, Floats, bounds, is_picture, tones

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Floats", "bounds", "image", "is_picture", "tones"]


def image(pixels: NDArray[np.uint8]) -> QImage:
    """Tones (rows, columns) or colours (rows, columns, 3) as an image with a pixel for each."""
    kind = (
        QImage.Format.Format_RGB888 if pixels.ndim == COLOURED else QImage.Format.Format_Grayscale8
    )
    rows, columns = pixels.shape[:2]
    return QImage(pixels.tobytes(), columns, rows, pixels[0].nbytes, kind).copy()

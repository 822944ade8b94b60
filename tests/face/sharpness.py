"""Whether a picture was drawn for the screen's pixels, or for fewer and then enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

SMOOTH = Qt.TransformationMode.SmoothTransformation
EXACT = Qt.AspectRatioMode.IgnoreAspectRatio


def lost_by_enlarging(image: QImage, ratio: float) -> float:
    """How much of a picture is gone if it is made smaller by `ratio` and enlarged again, 0 to 1.

    The mean change of the pixels that change most; a picture that was enlarged once loses nothing
    the second time.
    """
    small = QSize(round(image.width() / ratio), round(image.height() / ratio))
    again = image.scaled(small, EXACT, SMOOTH).scaled(image.size(), EXACT, SMOOTH)
    changes = np.abs(_grey(image) - _grey(again)).ravel()
    return float(np.sort(changes)[-max(20, changes.size // 500) :].mean())


def height_of(image: QImage, colour: str, near: int) -> float:
    """How many pixels of a colour lie on one another, in the middle of all such places.

    near: how much a channel may be off, of 255, where edges are soft.
    """
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    wanted = np.array([int(colour[at : at + 2], 16) for at in (5, 3, 1)])
    is_near = np.abs(rows[:, :, :3].astype(np.int64) - wanted).max(axis=2) <= near
    steps = np.diff(np.pad(is_near, ((1, 1), (0, 0))).astype(np.int8), axis=0)
    starts, ends = (np.nonzero((steps == sign).T)[1] for sign in (1, -1))
    return float(np.median(ends - starts)) if len(starts) else 0.0


def picture(widget: QWidget) -> QImage:
    """What a widget shows, pixel by pixel of the screen."""
    image = widget.grab().toImage()
    image.setDevicePixelRatio(1)
    return image


def _grey(image: QImage) -> NDArray[np.float64]:
    """(rows, columns), 0 to 1."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(np.float64) / 255

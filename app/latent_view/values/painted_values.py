"""Values of one sample as they are painted: as pixels, as a row of numbers, or as one number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.theme.fonts import mono_font
from app.theme.tokens import CAPTION_PX, FAMILIES, GAP_SMALL_PX, TITLE_PX, Theme
from app.widgets.tones import Floats, bounds, image, is_picture, tones

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_BARS = 48
"""More numbers than that are drawn as a line."""
WIDEST_BAR_PX = 18.0
NARROW_PX = 72.0
"""In less room than that a number is written small, and a row keeps less distance from the rim."""
Bounds = tuple[float, float]
"""Lowest and highest."""


@dataclass(frozen=True)
class ValueLook:
    """How values are painted. meaning: that of the port that they come from.

    between: the values that are lowest and highest, where several samples share a scale.
    """

    theme: Theme
    meaning: str
    between: Bounds | None = None


def paint_values(painter: QPainter, area: QRectF, values: Floats, look: ValueLook) -> None:
    """Paint them into a part of the painter's device, pixels as large as they fit there."""
    theme, limits = look.theme, look.between or bounds(values, look.meaning)
    if is_picture(values):
        _paint_pixels(painter, area, tones(values, look.meaning, theme.is_dark, limits))
    elif number := number_words(values):
        _paint_number(painter, area, number, theme)
    else:
        _paint_row(painter, area, values, limits, theme)


def number_words(values: Floats) -> str:
    """A single number as it is written: 0.9985; empty where there are more."""
    return f"{float(values.reshape(-1)[0]):.4g}" if values.size == 1 else ""


def _paint_pixels(painter: QPainter, area: QRectF, pixels: NDArray[np.uint8]) -> None:
    picture = image(pixels)
    size = picture.size().toSizeF()
    size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    spare = QPointF(area.width() - size.width(), area.height() - size.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawImage(QRectF(area.topLeft() + spare, size), picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_number(painter: QPainter, area: QRectF, number: str, theme: Theme) -> None:
    painter.setFont(mono_font(CAPTION_PX if area.width() < NARROW_PX else TITLE_PX))
    painter.setPen(QColor(theme.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)


def _paint_row(
    painter: QPainter, area: QRectF, values: Floats, limits: Bounds, theme: Theme
) -> None:
    numbers = np.nan_to_num(values.reshape(-1).astype(np.float64))
    low, high = min(limits[0], 0.0), max(limits[1], 0.0)
    margin = GAP_SMALL_PX / 2 if area.width() < NARROW_PX else GAP_SMALL_PX
    room = area.adjusted(margin, margin, -margin, -margin)
    across = room.left() + (np.arange(len(numbers)) + 0.5) / len(numbers) * room.width()
    heights = room.bottom() - (numbers - low) / (high - low) * room.height()
    ground = room.bottom() + low / (high - low) * room.height()
    colour = QColor(FAMILIES["heads"])
    if len(numbers) > MOST_BARS:
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline(QPolygonF(list(map(QPointF, across.tolist(), heights.tolist()))))
        return
    width = min(WIDEST_BAR_PX, room.width() / len(numbers) * 0.7)
    for x, y in zip(across.tolist(), heights.tolist(), strict=True):
        painter.fillRect(QRectF(x - width / 2, min(y, ground), width, abs(ground - y)), colour)
    painter.fillRect(QRectF(room.left(), ground, room.width(), 1), QColor(theme.wire))

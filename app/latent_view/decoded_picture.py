"""What the decoder made of a point: as pixels, as a row of numbers, or as one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme.fonts import mono_font
from app.theme.tokens import FAMILIES, GAP_SMALL_PX, RADIUS_SMALL_PX, TITLE_PX, Theme
from app.widgets.tones import bounds, image, is_picture, tones
from app.words import tr
from engine.observations.records import Floats

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


SIDE_PX = 104
MOST_BARS = 48
"""More numbers than that are drawn as a line."""
WIDEST_BAR_PX = 18.0


class DecodedPicture(QWidget):
    """A small square that shows what one spot was decoded to; an empty frame before the first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: Floats | None = None
        self._meaning = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Decoded here"))

    def sizeHint(self) -> QSize:
        """Always the same square."""
        return QSize(SIDE_PX, SIDE_PX)

    def show_values(self, values: Floats | None, meaning: str = "") -> None:
        """Show these values, such as (8, 8), from now on; meaning: as a type names it."""
        self._values, self._meaning = values, meaning
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The values within the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(area, RADIUS_SMALL_PX, RADIUS_SMALL_PX)
        painter.fillPath(frame, QColor(self._theme.field))
        if self._values is not None:
            painter.save()
            painter.setClipPath(frame)
            self._paint_values(painter, self._values)
            painter.restore()
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawPath(frame)
        painter.end()

    def _paint_values(self, painter: QPainter, values: Floats) -> None:
        if is_picture(values):
            self._paint_pixels(painter, values)
        elif number := number_words(values):
            self._paint_number(painter, number)
        else:
            self._paint_row(painter, values)

    def _paint_pixels(self, painter: QPainter, values: Floats) -> None:
        pixels = tones(values, self._meaning, self._theme.is_dark)
        picture = image(pixels)
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(QRectF(corner, size.toSizeF()), picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_number(self, painter: QPainter, number: str) -> None:
        painter.setFont(mono_font(TITLE_PX))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, number)

    def _paint_row(self, painter: QPainter, decoded: Floats) -> None:
        values = np.nan_to_num(decoded.reshape(-1).astype(np.float64))
        low, high = bounds(decoded, self._meaning)
        low, high = min(low, 0.0), max(high, 0.0)
        margin = GAP_SMALL_PX
        room = self.rect().toRectF().adjusted(margin, margin, -margin, -margin)
        across = room.left() + (np.arange(len(values)) + 0.5) / len(values) * room.width()
        heights = room.bottom() - (values - low) / (high - low) * room.height()
        ground = room.bottom() + low / (high - low) * room.height()
        colour = QColor(FAMILIES["heads"])
        if len(values) > MOST_BARS:
            painter.setPen(QPen(colour, 1.5))
            painter.drawPolyline(QPolygonF(list(map(QPointF, across.tolist(), heights.tolist()))))
            return
        width = min(WIDEST_BAR_PX, room.width() / len(values) * 0.7)
        for x, y in zip(across.tolist(), heights.tolist(), strict=True):
            painter.fillRect(QRectF(x - width / 2, min(y, ground), width, abs(ground - y)), colour)
        painter.fillRect(QRectF(room.left(), ground, room.width(), 1), QColor(self._theme.wire))


def number_words(values: Floats) -> str:
    """A single number as it is written: 0.9985; empty where there are more."""
    return f"{float(values.reshape(-1)[0]):.4g}" if values.size == 1 else ""

"""What the decoder made of a point: as pixels, as a row of numbers, or as one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.latent_view.values.painted_values import ValueLook, paint_values
from app.theme.tokens import RADIUS_SMALL_PX, Theme
from app.words import tr
from engine.observations.records import Floats

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


SIDE_PX = 104


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
            area, look = self.rect().toRectF(), ValueLook(self._theme, self._meaning)
            paint_values(painter, area, self._values, look)
            painter.restore()
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawPath(frame)
        painter.end()

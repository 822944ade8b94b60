"""The curve of hits against false alarms, and where the threshold stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme.fonts import text_font
from app.theme.tokens import CAPTION_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from engine.mathematics.roc import Roc

SIDE_PX, CAPTION_ROOM_PX = 190, 18
DOT_PX, CURVE_PX = 4.5, 2.0
MOST_POINTS = 600
"""More points of a curve than that would be drawn onto each other."""


class RocPlot(QWidget):
    """Hits upwards, false alarms to the right, both from 0 to 1; chance is the diagonal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._roc: Roc | None = None
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Hits against false alarms"))

    def sizeHint(self) -> QSize:
        """A square with words around it."""
        return QSize(SIDE_PX + CAPTION_ROOM_PX, SIDE_PX + CAPTION_ROOM_PX)

    def show_roc(self, roc: Roc | None, place: int = 0) -> None:
        """Draw this curve from now on. place: which of its points the threshold stands at."""
        self._roc, self._place = roc, place
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def area(self) -> QRectF:
        """Where the curve is drawn."""
        return QRectF(CAPTION_ROOM_PX + 0.5, 0.5, SIDE_PX - 1, SIDE_PX - 1)

    def place_of(self, alarms: float, hits: float) -> QPointF:
        """Where a point of the curve is."""
        area = self.area()
        return QPointF(area.left() + alarms * area.width(), area.bottom() - hits * area.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame with its words, chance, the curve, the threshold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        if self._roc is not None:
            accent = QColor(self._theme.accent)
            painter.setPen(QPen(accent, CURVE_PX))
            painter.drawPolyline(QPolygonF(self._curve(self._roc)))
            painter.setBrush(accent)
            painter.setPen(QPen(QColor(self._theme.panel), 1.5))
            alarms, hits = self._roc.alarms[self._place], self._roc.hits[self._place]
            painter.drawEllipse(self.place_of(float(alarms), float(hits)), DOT_PX, DOT_PX)
        painter.end()

    def _curve(self, roc: Roc) -> list[QPointF]:
        count = len(roc.hits)
        chosen = np.linspace(0, count - 1, min(count, MOST_POINTS)).round().astype(int)
        pairs = zip(roc.alarms[chosen].tolist(), roc.hits[chosen].tolist(), strict=True)
        return [self.place_of(alarms, hits) for alarms, hits in pairs]

    def _paint_frame(self, painter: QPainter) -> None:
        area = self.area()
        painter.fillRect(area, QColor(self._theme.field))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRect(area)
        painter.setPen(QPen(QColor(self._theme.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.place_of(0, 0), self.place_of(1, 1))
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        below = QRectF(area.left(), area.bottom(), area.width(), CAPTION_ROOM_PX)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("False alarms"))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        beside = QRectF(0, 0, area.height(), CAPTION_ROOM_PX)
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, tr("Hits"))
        painter.restore()

"""The mark at the point of the plane that a person points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from app.theme.tokens import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

RING_PX, TICK_FROM_PX, TICK_TO_PX, HALO_PX = 8.0, 5.5, 14.0, 5.0
_WAYS = ((-1, 0), (1, 0), (0, 1), (0, -1))


def paint_marker(painter: QPainter, place: QPointF, theme: Theme) -> None:
    """A ring with four ticks, told from the points by a halo of the ground's colour."""
    halo = QColor(theme.canvas)
    halo.setAlphaF(0.7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((halo, HALO_PX), (QColor(theme.text), 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(place, RING_PX, RING_PX)
        for across, down in _WAYS:
            way = QPointF(across, down)
            painter.drawLine(place + way * TICK_FROM_PX, place + way * TICK_TO_PX)

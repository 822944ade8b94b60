"""The ground of the canvas: quiet dots, which grow sparser as one zooms out."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.canvas.drawing.look import Look
from app.theme.tokens import DOT_SPACING_PX

LEAST_SPACING = 16.0
"""Dots stand no nearer than this, in pixels of the view."""

DOT_PX = 2.0


def paint_ground(painter: QPainter, rect: QRectF, look: Look, scale: float) -> None:
    """Fill a part of the scene and draw its dots."""
    painter.fillRect(rect, look.canvas)
    spacing = float(DOT_SPACING_PX)
    while spacing * scale < LEAST_SPACING:
        spacing *= 2
    pen = QPen(look.dot, DOT_PX * painter.device().devicePixelRatioF())
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    columns = range(floor(rect.left() / spacing), ceil(rect.right() / spacing) + 1)
    rows = range(floor(rect.top() / spacing), ceil(rect.bottom() / spacing) + 1)
    row = QPolygonF([QPointF(spacing * x, 0) for x in columns])
    for y in rows:
        painter.drawPoints(row.translated(0, spacing * y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

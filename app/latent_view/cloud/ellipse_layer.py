"""Gaussians under the points of a cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QTransform

from app.latent_view.cloud.tools import Layer
from app.theme.fonts import text_font
from app.theme.tokens import CAPTION_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.latent_view.cloud.cloud_widget import CloudWidget
    from engine.questions.ellipses import Ellipses

WORDS_PX = 28.0
FILLED = 0.07
FEW = 12
"""So many ellipses at most are filled and named; more of them are outlines."""


class EllipseLayer(Layer):
    """Draws ellipses of one deviation and more, below the points."""

    is_below = True

    def __init__(self, deviations: tuple[int, ...] = (1,)) -> None:
        self.ellipses: Ellipses | None = None
        """What is drawn; None for nothing."""
        self._deviations = deviations

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """The outer ones dashed; where there are few, filled and named."""
        if self.ellipses is None:
            return
        origin = widget.place_of(QPointF(0, 0))
        scale = (widget.place_of(QPointF(1, 0)) - origin).x()
        axes = self.ellipses.axes * np.array([scale, -scale])
        is_few = len(axes) <= FEW
        for centre, (first, second) in zip(
            self.ellipses.centres.tolist(), axes.tolist(), strict=True
        ):
            place = widget.place_of(QPointF(*centre))
            for deviation in self._deviations:
                painter.setPen(_pen(widget, deviation, is_few=is_few))
                painter.setBrush(_brush(widget) if is_few else Qt.BrushStyle.NoBrush)
                painter.save()
                painter.setTransform(_transform(place, first, second), combine=True)
                painter.drawEllipse(QPointF(0, 0), deviation, deviation)
                painter.restore()
                high = deviation * float(np.hypot(first[1], second[1]))
                if is_few and len(self._deviations) > 1 and high > WORDS_PX:
                    _name(painter, widget, place - QPointF(0, high), deviation)


def _transform(place: QPointF, first: list[float], second: list[float]) -> QTransform:
    """From the unit circle to an ellipse with these half axes, in pixels."""
    return QTransform(first[0], first[1], second[0], second[1], place.x(), place.y())


def _pen(widget: CloudWidget, deviation: int, *, is_few: bool) -> QPen:
    colour = QColor(widget.theme.secondary)
    colour.setAlphaF(0.9 if is_few else 0.25)
    pen = QPen(colour, 1.25 if is_few else 1)
    pen.setCosmetic(True)
    if deviation > 1:
        pen.setDashPattern([5, 4])
    return pen


def _brush(widget: CloudWidget) -> QColor:
    colour = QColor(widget.theme.secondary)
    colour.setAlphaF(FILLED)
    return colour


def _name(painter: QPainter, widget: CloudWidget, top: QPointF, deviation: int) -> None:
    """How many deviations, on the line, where that is seen."""
    room = QRectF(top.x() - WORDS_PX / 2, top.y() - WORDS_PX / 4, WORDS_PX, WORDS_PX / 2)
    painter.fillRect(room, QColor(widget.theme.canvas))
    painter.setFont(text_font(CAPTION_PX))
    painter.setPen(QColor(widget.theme.secondary))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{deviation} σ")

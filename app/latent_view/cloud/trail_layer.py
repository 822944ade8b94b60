"""Where iterating leads, over the cloud: the trail of one start, and the points at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.latent_view.cloud.hand_layers import LINE_PX, NOWHERE, SHOWN_PX, STEP_PX, HandLayer

if TYPE_CHECKING:
    from app.latent_view.cloud.cloud_widget import CloudWidget
    from engine.tones import Floats

START_PX = 5.0
LEAST_REST_PX, MOST_REST_PX = 4.0, 11.0
"""The radius of the ring at a point at rest: of one start, and of all."""


class TrailLayer(HandLayer):
    """points: (steps, 2) where the codes of the trail lie in the plane; chosen: the one shown.

    rest: (found, 2) where the points at rest lie; shares: (found,) of the starts that come there.
    """

    points: Floats = NOWHERE
    chosen = 0
    rest: Floats = NOWHERE
    shares: Floats = np.zeros(0, np.float32)

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """Rings, as large as many starts come there; the trail above them."""
        self._paint_rest(painter, widget)
        if len(self.points) and np.isfinite(self.points).all():
            self._paint_trail(painter, [widget.place_of(QPointF(*p)) for p in self.points.tolist()])

    def _paint_rest(self, painter: QPainter, widget: CloudWidget) -> None:
        places = [widget.place_of(QPointF(*point)) for point in self.rest.tolist()]
        radii = LEAST_REST_PX + (MOST_REST_PX - LEAST_REST_PX) * np.sqrt(self.shares)
        self._twice(
            painter,
            self._appearance.theme.text,
            lambda: [
                painter.drawEllipse(place, radius, radius)
                for place, radius in zip(places, radii.tolist(), strict=True)
            ],
        )

    def _paint_trail(self, painter: QPainter, places: list[QPointF]) -> None:
        theme = self._appearance.theme
        self._twice(painter, theme.text, lambda: painter.drawPolyline(QPolygonF(places)))
        painter.setPen(QPen(QColor(theme.text), LINE_PX))
        painter.setBrush(QColor(theme.canvas))
        painter.drawEllipse(places[0], START_PX, START_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        for place in places[1:]:
            painter.drawEllipse(place, STEP_PX, STEP_PX)
        painter.setPen(QPen(QColor(theme.canvas), LINE_PX))
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(places[min(self.chosen, len(places) - 1)], SHOWN_PX, SHOWN_PX)

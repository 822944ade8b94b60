"""What a hand leaves over the cloud: a path, an arrow, dots that are no samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.latent_view.cloud.tools import Layer
from app.latent_view.space.path import point_of
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from app.latent_view.cloud.cloud_widget import CloudWidget
    from app.latent_view.space.latent import Latent
    from engine.tones import Floats

LINE_PX, HALO_PX = 2.0, 5.0
HALO_OPACITY = 0.75
CORNER_PX, STEP_PX, SHOWN_PX, DOT_PX = 5.0, 2.0, 7.0, 4.0
HEAD_PX, LEAST_PX = 9.0, 4.0
"""How long the head of an arrow is, and how long an arrow must be to be one."""
BEHIND = 0.25
"""How clear a path is while a person is at something else."""
NOWHERE: Floats = np.zeros((0, 2), np.float32)


class HandLayer(Layer):
    """Draws with a halo in the colour of the ground, so that it is seen on points of any colour."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance

    def _twice(self, painter: QPainter, colour: str, draw: Callable[[], object]) -> None:
        """Draw lines: their halo first, then themselves."""
        halo = QColor(self._appearance.theme.canvas)
        halo.setAlphaF(HALO_OPACITY)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((halo, HALO_PX), (QColor(colour), LINE_PX)):
            painter.setPen(QPen(ink, width, j=Qt.PenJoinStyle.RoundJoin))
            draw()


class PathLayer(HandLayer):
    """steps: (stills, 2) where the codes of the path lie in the plane; chosen: the still shown."""

    def __init__(self, latent: Latent, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._latent = latent
        self.steps: Floats = NOWHERE
        self.chosen = 0
        self.is_in_front = True
        """Whether the path is what a person works at now; else it is faint."""

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """The way, its corners and steps, and the still that is shown."""
        corners = self._corners(widget)
        if not corners:
            return
        painter.setOpacity(1.0 if self.is_in_front else BEHIND)
        theme, steps = self._appearance.theme, joined(_places(self.steps, widget), corners)
        way = QPolygonF(steps or corners)
        self._twice(painter, theme.text, lambda: painter.drawPolyline(way))
        painter.setBrush(QColor(theme.canvas))
        for place in corners:
            painter.drawEllipse(place, CORNER_PX, CORNER_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        for place in steps:
            painter.drawEllipse(place, STEP_PX, STEP_PX)
        if self.chosen < len(steps):
            painter.setPen(QPen(QColor(theme.canvas), LINE_PX))
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(steps[self.chosen], SHOWN_PX, SHOWN_PX)

    def _corners(self, widget: CloudWidget) -> list[QPointF]:
        cloud = widget.cloud
        if cloud is None:
            return []
        points = (point_of(corner, cloud) for corner in self._latent.path.corners)
        return [widget.place_of(point) for point in points if point is not None]


class ArrowLayer(HandLayer):
    """points: (2, 2) where it begins and ends in the plane; none for no arrow."""

    points: Floats = NOWHERE

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """A line with a head; a very short one is none."""
        if not len(self.points) or not np.isfinite(self.points).all():
            return
        start, end = _places(self.points, widget)
        way = end - start
        long = float(np.hypot(way.x(), way.y()))
        if long < LEAST_PX:
            return
        along = way / long * HEAD_PX
        across = QPointF(-along.y(), along.x()) / 2
        head = QPolygonF([end - along + across, end, end - along - across])
        shaft = QPolygonF([start, end])
        accent = self._appearance.theme.accent
        self._twice(
            painter, accent, lambda: (painter.drawPolyline(shaft), painter.drawPolyline(head))
        )


class DotsLayer(HandLayer):
    """points: (n, 2) in the plane."""

    points: Floats = NOWHERE

    def show_points(self, points: Floats) -> None:
        """Draw these from now on; points at one place are drawn once."""
        self.points = np.unique(points, axis=0)

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """Hollow dots."""
        places = _places(self.points[np.isfinite(self.points).all(axis=1)], widget)
        self._twice(
            painter,
            self._appearance.theme.text,
            lambda: [painter.drawEllipse(place, DOT_PX, DOT_PX) for place in places],
        )


def _places(points: Floats, widget: CloudWidget) -> list[QPointF]:
    return [widget.place_of(QPointF(x, y)) for x, y in points.tolist()]


def joined(steps: list[QPointF], corners: list[QPointF]) -> list[QPointF]:
    """The steps, bent so that they pass through the corners: those move on with every cloud and
    with the hand, while the steps have to be asked for.
    """
    legs = len(corners) - 1
    if legs < 1 or len(steps) <= legs or (len(steps) - 1) % legs:
        return steps
    each = (len(steps) - 1) // legs
    off = [corner - steps[place * each] for place, corner in enumerate(corners)]
    bent = []
    for place, step in enumerate(steps):
        leg, along = divmod(place, each)
        part, after = along / each, off[min(leg + 1, legs)]
        bent.append(step + off[leg] * (1 - part) + after * part)
    return bent

"""Tools that choose samples: a line drawn around them, a rectangle, or a click on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from app.latent_view.enclosed import enclosed, within
from app.latent_view.latent import Latent
from app.latent_view.tools import Tool

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from app.latent_view.cloud_widget import CloudWidget

    Rows = NDArray[np.int64]

NEAR_PX = 10.0
"""A click that is farther from every sample chooses none."""
STEP_PX = 2.0
"""A line is drawn on when the mouse has moved so far."""
FILL_OPACITY = 0.12
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def combined(before: Rows, found: Rows, keys: Qt.KeyboardModifier) -> Rows:
    """What is chosen then: what was found; added to what was with Shift, taken off it with Alt."""
    if keys & SHIFT:
        return np.union1d(before, found)
    return np.setdiff1d(before, found) if keys & ALT else found


def nearest_sample(
    widget: CloudWidget, points: NDArray[np.float32], place: QPointF, rows: Rows
) -> Rows:
    """The sample of `rows` under the mouse, alone; none where none is near. points: (count, 2)."""
    at = widget.point_at(place).toTuple()
    reach = (widget.point_at(place + QPointF(NEAR_PX, 0)) - widget.point_at(place)).x()
    near = within(points[rows], *((at[0] + way, at[1] + way) for way in (-reach, reach)))
    gaps = np.square(points[rows[near]] - np.array(at)).sum(axis=1)
    if not len(near) or gaps.min() > reach**2:
        return np.empty(0, np.int64)
    return rows[near[[int(gaps.argmin())]]]


class SelectTool(Tool):
    """What both tools share: the way of the mouse, and what becomes of what was found.

    Shift adds to what is chosen, Alt takes off. A click chooses the sample under the mouse, or
    none. Escape calls off what is being drawn.
    """

    def __init__(self, latent: Latent) -> None:
        self._latent = latent
        self._way: list[QPointF] = []

    def press(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Begin to draw."""
        self._way = [event.position()]

    def move(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Draw on."""
        far = event.position() - self._way[-1] if self._way else QPointF()
        if self._way and far.manhattanLength() >= STEP_PX:
            self._way.append(event.position())
            widget.update()

    def release(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Choose what was drawn around, or what was clicked."""
        way, self._way = self._way, []
        widget.update()
        if way and self._latent.cloud is not None:
            found = self._found(widget, way)
            self._latent.select(combined(self._latent.selection, found, event.modifiers()))

    def key(self, widget: CloudWidget, event: QKeyEvent) -> bool:
        """Escape, while something is drawn."""
        is_called_off = bool(self._way) and event.key() == Qt.Key.Key_Escape
        if is_called_off:
            self._way = []
            widget.update()
        return is_called_off

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """What is being drawn."""
        if self._is_click:
            return
        colour = widget.palette().color(widget.palette().ColorRole.Highlight)
        accent = QColor(colour)
        colour.setAlphaF(FILL_OPACITY)
        painter.setBrush(colour)
        painter.setPen(QPen(accent, 1.5))
        self._draw(painter)

    @property
    def _is_click(self) -> bool:
        if not self._way:
            return True
        far = max((place - self._way[0]).manhattanLength() for place in self._way)
        return far < QApplication.startDragDistance() / 2

    def _found(self, widget: CloudWidget, way: list[QPointF]) -> Rows:
        assert self._latent.cloud is not None  # noqa: S101 - asked only where there is a cloud
        points = self._latent.cloud.points
        rows = np.arange(len(points))
        self._way = way
        is_click, self._way = self._is_click, []
        if is_click:
            return nearest_sample(widget, points, way[0], rows)
        drawn = np.array([widget.point_at(place).toTuple() for place in way])
        return rows[self._around(points[rows], drawn)]

    def _around(self, points: NDArray[np.float32], drawn: NDArray[np.float64]) -> Rows:
        raise NotImplementedError

    def _draw(self, painter: QPainter) -> None:
        raise NotImplementedError


class LassoTool(SelectTool):
    """Draws a line around samples."""

    def _around(self, points: NDArray[np.float32], drawn: NDArray[np.float64]) -> Rows:
        return enclosed(points, drawn)

    def _draw(self, painter: QPainter) -> None:
        painter.drawPolygon(QPolygonF(self._way), Qt.FillRule.WindingFill)


class RectangleTool(SelectTool):
    """Draws a rectangle from corner to corner."""

    def _around(self, points: NDArray[np.float32], drawn: NDArray[np.float64]) -> Rows:
        return within(points, tuple(drawn[0]), tuple(drawn[-1]))

    def _draw(self, painter: QPainter) -> None:
        painter.drawRect(QRectF(self._way[0], self._way[-1]).normalized())

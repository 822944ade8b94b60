"""Tools that choose samples: a line drawn around them, a rectangle, or a click on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from app.latent_view.cloud.enclosed import enclosed, within
from app.latent_view.cloud.points import colouring_of
from app.latent_view.cloud.tools import Tool
from app.latent_view.space.latent import Latent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from app.latent_view.cloud.cloud_widget import CloudWidget

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


def add_kind(latent: Latent, widget: CloudWidget, kind: int) -> None:
    """Add the samples that have a colour of the legend to those that are chosen."""
    if latent.cloud is not None:
        keys = colouring_of(latent.cloud, widget.look).keys
        latent.select(np.union1d(latent.selection, np.flatnonzero(keys == kind)))


class SelectTool(Tool):
    """What both tools share: the way of the mouse, and what becomes of what was found.

    Shift adds to what is chosen, Alt takes off. A click chooses the sample under the mouse, or
    none. Escape calls off what is being drawn.
    """

    def __init__(self, latent: Latent) -> None:
        self._latent = latent
        self._way: list[QPointF] = []

    @property
    def is_busy(self) -> bool:  # type: ignore[override]  # it is so for a while
        """Whether something is being drawn."""
        return bool(self._way)

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
        if way:
            found = self._found(widget, way)
            self._latent.select(combined(self._latent.selection, found, event.modifiers()))

    def key(self, widget: CloudWidget, event: QKeyEvent) -> bool:
        """Escape, while something is drawn."""
        is_called_off = self.is_busy and event.key() == Qt.Key.Key_Escape
        if is_called_off:
            self._way = []
            widget.update()
        return is_called_off

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """What is being drawn."""
        if is_click(self._way):
            return
        fill = QColor(widget.theme.accent)
        fill.setAlphaF(FILL_OPACITY)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(widget.theme.accent), 1.5))
        self._draw(painter)

    def _found(self, widget: CloudWidget, way: list[QPointF]) -> Rows:
        """Of the samples that are seen, whether in full colour or dim."""
        if is_click(way):
            row = widget.sample_at(way[0], NEAR_PX)
            return np.array([] if row is None else [row], np.int64)
        if widget.shown is None:
            return np.empty(0, np.int64)
        drawn = np.array([widget.point_at(place).toTuple() for place in way])
        seen = widget.shown.points
        return np.sort(seen.rows[self._around(seen.places, drawn)])

    def _around(self, points: NDArray[np.float32], drawn: NDArray[np.float64]) -> Rows:
        raise NotImplementedError

    def _draw(self, painter: QPainter) -> None:
        raise NotImplementedError


def is_click(way: list[QPointF]) -> bool:
    """Whether the mouse hardly moved on its way."""
    far = [(place - way[0]).manhattanLength() for place in way]
    return max(far, default=0.0) < QApplication.startDragDistance() / 2


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

"""A small curve without an axis: how a number went, against what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme.tokens import Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

WIDTH_PX, HEIGHT_PX, MARGIN_PX = 112, 36, 5.0
LINE_PX, DOT_PX = 2.0, 3.0
DASHES = [4.0, 3.0]


class SmallCurve(QWidget):
    """Draws values over steps; a dot stands at the shown one, or where the mouse is."""

    pointed = Signal(object)
    """The place of the value under the mouse; None when it leaves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps, self._values = np.empty(0), np.empty(0)
        self._reference: float | None = None
        self._shown: int | None = None
        self._pointed: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Always the same, so that the curves of several rows stand in line."""
        return QSize(WIDTH_PX, HEIGHT_PX)

    def show_curve(
        self,
        steps: list[int],
        values: list[float],
        shown: int | None = None,
        reference: float | None = None,
    ) -> None:
        """Draw these from now on, steps rising. shown: the place of the value that is written.

        reference: what the values are compared with.
        """
        self._steps, self._values = np.array(steps, float), np.array(values, float)
        self._shown, self._reference = shown, reference
        if self._pointed is not None and self._pointed >= len(values):
            self._point(None)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def place_of(self, number: int) -> QPointF:
        """Where a value is, in pixels; `number` counts from 0."""
        return QPointF(float(self._across()[number]), self._down(float(self._values[number])))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the value that is nearest across."""
        if len(self._steps):
            self._point(int(np.abs(self._across() - event.position().x()).argmin()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points any more."""
        self._point(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The reference, the curve and its dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._reference is not None and np.isfinite(self._reference):
            self._paint_reference(painter, self._reference)
        finite = np.flatnonzero(np.isfinite(self._values))
        painter.setPen(QPen(QColor(self._theme.accent), LINE_PX))
        painter.drawPolyline(QPolygonF([self.place_of(int(number)) for number in finite]))
        marked = self._shown if self._pointed is None else self._pointed
        if marked is not None and marked in finite:
            painter.setPen(QPen(QColor(self._theme.panel), 1))
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(self.place_of(marked), DOT_PX, DOT_PX)
        painter.end()

    def _paint_reference(self, painter: QPainter, reference: float) -> None:
        pen = QPen(QColor(self._theme.wire), 1)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        y = round(self._down(reference)) + 0.5
        painter.drawLine(QPointF(MARGIN_PX, y), QPointF(self.width() - MARGIN_PX, y))

    def _across(self) -> NDArray[np.float64]:
        """A single value stands at the right, where the newest one always is."""
        span = float(np.ptp(self._steps)) or 1.0
        part = 1 - (self._steps[-1] - self._steps) / span
        return np.asarray(MARGIN_PX + part * (self.width() - 2 * MARGIN_PX))

    def _down(self, value: float) -> float:
        """From the lowest value to the highest, what they are compared with included."""
        told = [*self._values, *([] if self._reference is None else [self._reference])]
        finite = [each for each in told if np.isfinite(each)]
        low, high = min(finite), max(finite)
        room = self.rect().toRectF().adjusted(0, MARGIN_PX, 0, -MARGIN_PX)
        return _height(room, (value - low) / (high - low) if high > low else 0.5)

    def _point(self, number: int | None) -> None:
        if number != self._pointed:
            self._pointed = number
            self.pointed.emit(number)
            self.update()


def _height(room: QRectF, part: float) -> float:
    return room.bottom() - part * room.height()

"""A plot without boxes: hairlines, plain numbers, and names at the ends of the lines.

The curves are pyqtgraph's; what stands around them is painted here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.plots.annotations import Annotations
from app.plots.axis import alike
from app.plots.lines import Drawing
from app.plots.step_scale import step_scale
from app.theme.fonts import mono_font, text_font
from app.theme.tokens import CAPTION_PX, SECONDARY_PX, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from app.plots.curves import Curves

LEFT_PX, TOP_PX, BOTTOM_PX, EDGE_PX = 52, 24, 24, 20
"""Around the plot: numbers, words above it, steps below, and the right end of the hairlines."""
NUMBER_GAP_PX, LABEL_GAP_PX = 6, 10
TICK_PX, NUMBER_PX = 4, 16
"""Of the axis below: how long a tick is, and how high its number."""
ROOM_STEP_PX = 24
"""The room for labels grows in such steps, so that a new figure does not move the lines."""
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Shown:
    """What is drawn: lines over steps 0 to `span`.

    epoch_steps: how many steps an epoch takes, 0 if that is not known. note: words that stand
    quietly at the top right.
    """

    drawing: Drawing
    span: float
    epoch_steps: float = 0.0
    note: str = ""


class Chart(QWidget):
    """Draws a Drawing, and reads it out where the pointer is."""

    laid_out = Signal()
    """The size changed, so that curves want other columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Shown | None = None
        self._pointer: float | None = None
        self._curves: Curves | None = None
        self._words = _Words(self)
        self.setMouseTracking(True)

    @property
    def plot_rect(self) -> QRectF:
        """Where lines are drawn, in pixels; the labels of lines that fill it fit behind."""
        room = self._label_room(self._shown.drawing) if self._shown else EDGE_PX
        width, height = self.width() - LEFT_PX - room, self.height() - TOP_PX - BOTTOM_PX
        return QRectF(LEFT_PX, TOP_PX, max(1, width), max(1, height))

    @property
    def pointed_step(self) -> float | None:
        """The step that a person points at; None while nobody points."""
        if self._pointer is None or self._shown is None:
            return None
        area = self.plot_rect
        return (self._pointer - area.left()) / area.width() * self._shown.span

    def show_drawing(self, shown: Shown | None) -> None:
        """Draw this from now on."""
        self._shown = shown
        self._show_curves()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Curves want as many columns as there are pixels."""
        super().resizeEvent(event)
        self._words.resize(self.size())
        self._show_curves()
        self.laid_out.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out where the pointer is."""
        self._pointer = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points any more."""
        self._pointer = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines and their numbers; curves and words lie above."""
        if self._shown:
            painter = QPainter(self)
            painter.setFont(mono_font(CAPTION_PX))
            painter.setPen(QColor(self._theme.secondary))
            self._paint_hairlines(painter, self._shown.drawing)
            self._paint_steps(painter, self._shown)
            painter.end()

    def paint_words(self, painter: QPainter) -> None:
        """Names at the ends of the lines, and what is read out."""
        if self._shown:
            annotations = Annotations(painter, self._theme, self._shown, self._place)
            annotations.paint(self.plot_rect, self._words_rect, self.pointed_step)

    def _show_curves(self) -> None:
        """Hand the lines to their view, which is made when there is a first line to show."""
        if self._shown and self._curves is None:
            self._curves = _new_curves(self)
            self._curves.view.show()
            self._words.raise_()
        if self._curves:
            lines = self._shown.drawing.lines if self._shown else ()
            span = self._shown.span if self._shown else 1.0
            self._curves.show_lines(lines, span, self.plot_rect)

    @property
    def _words_rect(self) -> QRectF:
        """Above the plot, where the note and what is read out stand."""
        return QRectF(LEFT_PX, 0, self.width() - LEFT_PX - EDGE_PX, TOP_PX - 6)

    def _paint_hairlines(self, painter: QPainter, drawing: Drawing) -> None:
        width = self.width() - LEFT_PX - EDGE_PX
        for number, height in zip(alike(drawing.axis.ticks), drawing.heights, strict=True):
            y = round(self._place(0, height).y())
            painter.fillRect(LEFT_PX, y, width, 1, QColor(self._theme.line))
            numbers = QRectF(0, y - 8, LEFT_PX - NUMBER_GAP_PX, 16)
            painter.drawText(numbers, _NUMBERS, number)

    def _paint_steps(self, painter: QPainter, shown: Shown) -> None:
        """The axis below: a hairline, numbers under its ticks, and what they count at its end."""
        area, right = self.plot_rect, self.width() - EDGE_PX
        scale = step_scale(shown.span, shown.epoch_steps, area.width())
        y = round(area.bottom())
        painter.fillRect(LEFT_PX, y, right - LEFT_PX, 1, QColor(self._theme.line))
        for step, number in scale.ticks:
            x = round(self._place(step, 0).x())
            painter.fillRect(x, y, 1, TICK_PX, QColor(self._theme.line))
            painter.drawText(QRectF(x - 40, y + TICK_PX, 80, NUMBER_PX), _BELOW, number)
        painter.drawText(QRectF(0, y + TICK_PX, right, NUMBER_PX), _NUMBERS, scale.name)

    def _place(self, step: float, height: float) -> QPointF:
        """Where a step and a height (0 to 1) are, in pixels."""
        area, span = self.plot_rect, self._shown.span if self._shown else 1.0
        across = area.left() + step / span * area.width()
        return QPointF(across, area.bottom() - min(max(height, -1.0), 2.0) * area.height())

    def _label_room(self, drawing: Drawing) -> int:
        metrics = QFontMetricsF(text_font(SECONDARY_PX))
        widest = max(metrics.horizontalAdvance(line.label) for line in drawing.lines)
        return math.ceil((widest + 2 * LABEL_GAP_PX) / ROOM_STEP_PX) * ROOM_STEP_PX


class _Words(QWidget):
    """Lies over the curves and lets the mouse through; the chart paints on it."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words of the chart."""
        painter = QPainter(self)
        self._chart.paint_words(painter)
        painter.end()


def _new_curves(chart: Chart) -> Curves:
    """Loading pyqtgraph takes half a second, which the first frame of the window is spared."""
    from app.plots.curves import Curves

    return Curves(chart)

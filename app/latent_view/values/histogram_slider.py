"""A slider that stands on the histogram of what it sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme.fonts import mono_font
from app.theme.tokens import CAPTION_PX, FAMILIES, GAP_SMALL_PX, Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

NAME_PX, NUMBER_PX, HEIGHT_PX, LEAST_PX = 44, 52, 34, 220
HANDLE_PX, HANDLE_WIDE_PX = 5.0, 2.0
BEYOND = 0.1
"""How far a slider goes beyond the values that there are, as a part of their span, each side."""
LARGE = 10_000.0
"""So far a value is written without a power of ten."""
STEP, LONG_STEP = 1 / 100, 1 / 10
_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Down: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Up: STEP,
    Qt.Key.Key_PageDown: -LONG_STEP,
    Qt.Key.Key_PageUp: LONG_STEP,
}


@dataclass(frozen=True, eq=False)
class Histogram:
    """counts: (bins,) between `low` and `high`."""

    low: float
    high: float
    counts: NDArray[np.int64]


class HistogramSlider(QWidget):
    """A name, a histogram with a handle on it, and the value that the handle stands at.

    Click or drag to set; arrow keys step, Page Up and Page Down step further.
    """

    value_changed = Signal(float)
    """A person set another value."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._histogram = Histogram(0.0, 1.0, np.zeros(1, np.int64))
        self._limits = 0.0, 1.0
        self._value = 0.0
        self._is_held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(LEAST_PX, HEIGHT_PX)

    @property
    def value(self) -> float:
        """Where the handle stands."""
        return self._value

    @property
    def is_held(self) -> bool:
        """Whether a person has hold of the handle: what the program sets would fight with them."""
        return self._is_held

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest value that a person can set."""
        return self._limits

    def show_histogram(
        self, histogram: Histogram, limits: tuple[float, float] | None = None
    ) -> None:
        """Stand on this one from now on; the value stays.

        limits: what a person can set; without them a little more than there is.
        """
        self._histogram = histogram
        self._limits = limits or roomy(histogram.low, histogram.high)
        self.update()

    def set_value(self, value: float) -> None:
        """Move the handle without telling anybody."""
        self._value = value
        self.setAccessibleDescription(written(value))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def track(self) -> QRectF:
        """Where the histogram is drawn."""
        return self.rect().toRectF().adjusted(NAME_PX, 2, -NUMBER_PX - GAP_SMALL_PX, -8)

    def place_of(self, value: float) -> float:
        """How far from the left a value stands; at the rim where it is beyond."""
        low, high = self.limits
        track = self.track()
        part = min(1.0, max(0.0, (value - low) / (high - low)))
        return track.left() + part * track.width()

    # ----------------------------------------------------------------------------------- setting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the value under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_held = True
            self._set_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on setting."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the handle."""
        self._is_held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step."""
        low, high = self.limits
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._pick(self._value + _STEPS[key] * (high - low))
        else:
            event.ignore()

    def _set_at(self, place: QPointF) -> None:
        track, (low, high) = self.track(), self.limits
        part = (place.x() - track.left()) / max(1.0, track.width())
        self._pick(low + part * (high - low))

    def _pick(self, value: float) -> None:
        low, high = self.limits
        self.set_value(min(high, max(low, value)))
        self.value_changed.emit(self._value)

    # ---------------------------------------------------------------------------------- painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The handle shows who has the keys."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """So it does when they go."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, the histogram with its handle, the value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(mono_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        middle = Qt.AlignmentFlag.AlignVCenter
        rect = self.rect().toRectF()
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, self._name)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, written(self._value))
        self._paint_histogram(painter)
        self._paint_handle(painter)
        painter.end()

    def _paint_histogram(self, painter: QPainter) -> None:
        track, counts = self.track(), self._histogram.counts
        ground = track.bottom()
        painter.fillRect(QRectF(track.left(), ground, track.width(), 1), QColor(self._theme.line))
        highest = int(counts.max(initial=0))
        if not highest:
            return
        low, high = self.place_of(self._histogram.low), self.place_of(self._histogram.high)
        edges = np.linspace(low, high, len(counts) + 1)
        tops = ground - counts / highest * track.height()
        outline = np.column_stack([np.repeat(edges, 2)[1:-1], np.repeat(tops, 2)])
        points = [QPointF(low, ground), *(QPointF(x, y) for x, y in outline.tolist())]
        fill = QColor(FAMILIES["latent"])
        fill.setAlphaF(0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([*points, QPointF(high, ground)]))

    def _paint_handle(self, painter: QPainter) -> None:
        track, across = self.track(), self.place_of(self._value)
        accent = QColor(self._theme.accent)
        painter.setPen(QPen(accent, HANDLE_WIDE_PX))
        painter.drawLine(QPointF(across, track.top()), QPointF(across, track.bottom()))
        painter.setBrush(accent if self.hasFocus() else QColor(self._theme.panel))
        painter.drawEllipse(QPointF(across, track.bottom()), HANDLE_PX, HANDLE_PX)


def roomy(low: float, high: float) -> tuple[float, float]:
    """A span with some room on each side."""
    room = (high - low) * BEYOND
    return low - room, high + room


def written(value: float) -> str:
    """A value with two digits behind the point: 1.25, −0.50; a large one with a power of ten."""
    if not np.isfinite(value):
        return "–"
    shown = f"{value + 0.0:.2f}" if abs(value) < LARGE else f"{value:.1e}"
    return ("0.00" if shown == "-0.00" else shown).replace("-", "−")

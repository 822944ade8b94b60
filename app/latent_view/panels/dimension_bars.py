"""A bar for each dimension of a code: how much it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.latent_view.panels.measure_row import value_words
from app.theme.tokens import FAMILIES, Theme
from app.words import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QMouseEvent, QPaintEvent

HEIGHT_PX, GAP_PX, WIDEST_PX, LEAST_PX = 36, 2.0, 24.0, 2.0
MOST = 96
"""Of more dimensions those are drawn that tell most, in their order."""


class DimensionBars(QWidget):
    """Bars from the left, on a hairline; the mouse reads one out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = np.zeros(0)
        self._dimensions = np.zeros(0, np.int64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, HEIGHT_PX)

    def show_values(self, values: NDArray[np.float64]) -> None:
        """Draw these from now on: (dimensions,), in nats."""
        self._dimensions = np.sort(np.argsort(-values, kind="stable")[:MOST])
        self._values = values[self._dimensions]
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def bar(self, number: int) -> QRectF:
        """Where a bar is drawn, in pixels; `number` counts from 0."""
        pitch = min(WIDEST_PX + GAP_PX, self.width() / max(1, len(self._values)))
        part = float(self._values[number]) / max(float(self._values.max()), 1e-9)
        high = max(LEAST_PX, part * (self.height() - 1))
        wide = max(1.0, pitch - GAP_PX)
        return QRectF(number * pitch, self.height() - 1 - high, wide, high)

    def words_at(self, x: float) -> str:
        """What the bar at a place says; empty where there is none."""
        for number, dimension in enumerate(self._dimensions.tolist()):
            if self.bar(number).left() <= x <= self.bar(number).right():
                value = value_words(float(self._values[number]))
                return tr("Dimension {number}: {value} nats", number=dimension + 1, value=value)
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out a bar."""
        place = event.globalPosition().toPoint()
        QToolTip.showText(place, self.words_at(event.position().x()), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars and the hairline."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(FAMILIES["latent"])
        for number in range(len(self._values)):
            painter.fillRect(self.bar(number), colour)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, QColor(self._theme.line))
        painter.end()

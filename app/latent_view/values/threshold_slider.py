"""A threshold, set by hand on the histogram of what it parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.latent_view.values.histogram_slider import LEAST_PX, Histogram, HistogramSlider
from app.words import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

    from app.theme.tokens import Theme

BINS = 60
HIGH_PX = 96
RARE = 0.005
"""So large a part of the scores may lie beyond the end, and is counted there."""
BEYOND = 0.05
"""How far the threshold can be moved beyond the scores, as a part of their span, each side."""
SHADE_OPACITY = 0.16


class ThresholdSlider(HistogramSlider):
    """What lies above the threshold stands on a shade."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Threshold"))
        self.setFixedHeight(HIGH_PX)

    def show_scores(self, scores: NDArray[np.float64]) -> None:
        """Stand on the histogram of these (rows,); the threshold stays."""
        found = histogram_of(scores)
        room = (found.high - found.low) * BEYOND
        self.show_histogram(found, (found.low - room, found.high + room))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(LEAST_PX, HIGH_PX)

    def track(self) -> QRectF:
        """The histogram takes all of it."""
        return self.rect().toRectF().adjusted(6, 6, -6, -8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shade, the histogram and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade, across = self.track(), self.place_of(self.value)
        shade.setLeft(across)
        colour = QColor(self._theme.error)
        colour.setAlphaF(SHADE_OPACITY)
        painter.fillRect(shade, colour)
        self._paint_histogram(painter)
        painter.setPen(QPen(QColor(self._theme.accent), 1, Qt.PenStyle.DotLine))
        self._paint_handle(painter)
        painter.end()


def histogram_of(scores: NDArray[np.float64]) -> Histogram:
    """How (rows,) scores are spread; the very highest are counted in the last bin."""
    finite = scores[np.isfinite(scores)]
    if not len(finite):
        return Histogram(0.0, 1.0, np.zeros(1, np.int64))
    low, high = float(finite.min()), float(np.quantile(finite, 1 - RARE))
    high = high if high > low else low + max(abs(low), 1.0) * 1e-3
    counts, _ = np.histogram(np.clip(finite, low, high), BINS, (low, high))
    return Histogram(low, high, counts)

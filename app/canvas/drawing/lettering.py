"""Words on the canvas: they shrink with it, but never below the size that can be read."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.theme.tokens import CAPTION_PX

LEAST_PX = CAPTION_PX
"""Letters are never smaller, in pixels of the view."""

Flag = Qt.AlignmentFlag


def zoom_of(painter: QPainter) -> float:
    """How many pixels of the view a scene pixel takes; the same for all items of a picture."""
    return round(QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform()), 3)


class Lettering:
    """One kind of words. All lengths are scene pixels; `zoom` is pixels of the view in each."""

    def __init__(self, font: QFont) -> None:
        self._font, self._least = font, QFont(font)
        self._least.setPixelSize(LEAST_PX)
        self._metrics, self._least_metrics = QFontMetricsF(font), QFontMetricsF(self._least)
        self._elided = lru_cache(maxsize=4096)(self._elide)

    def size(self, words: str, zoom: float) -> QSizeF:
        """What words take; lines may break where they do."""
        return self._metrics_at(zoom).size(0, words) * self._scale(zoom)

    def width(self, words: str, zoom: float) -> float:
        """How wide a line is."""
        return self._metrics_at(zoom).horizontalAdvance(words) * self._scale(zoom)

    def height(self, zoom: float) -> float:
        """How high a line is."""
        return self._metrics_at(zoom).height() * self._scale(zoom)

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        zoom: float,
        flags: Qt.AlignmentFlag = Flag.AlignLeft,
    ) -> None:
        """Write a line with the painter's pen in the middle of a box, or as much of it as fits."""
        scale = self._scale(zoom)
        room = box.width() / scale
        shown = self._elided(words, room, self._is_small(zoom))
        self.write_all(painter, box, shown, zoom, flags | Flag.AlignVCenter)

    def write_all(
        self, painter: QPainter, box: QRectF, words: str, zoom: float, flags: Qt.AlignmentFlag
    ) -> None:
        """Write words with the painter's pen, all of them."""
        if not self._is_small(zoom):
            painter.setFont(self._font)
            painter.drawText(box, flags, words)
            return
        scale = self._scale(zoom)
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        painter.setFont(self._least)
        painter.drawText(QRectF(0, 0, box.width() / scale, box.height() / scale), flags, words)
        painter.restore()

    def _elide(self, words: str, room: float, is_small: bool) -> str:
        """As much of a line as fits."""
        metrics = self._least_metrics if is_small else self._metrics
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _is_small(self, zoom: float) -> bool:
        return self._font.pixelSize() * zoom < LEAST_PX

    def _scale(self, zoom: float) -> float:
        """How many scene pixels a pixel of the font takes."""
        return 1 / zoom if self._is_small(zoom) else 1.0

    def _metrics_at(self, zoom: float) -> QFontMetricsF:
        return self._least_metrics if self._is_small(zoom) else self._metrics

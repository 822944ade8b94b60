"""A painter that notes what is written, how large that is to the eye, and where it lies."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app.canvas.drawing.look import WORDLESS_BELOW
from app.canvas.drawing.scene import GraphScene

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF, Qt


class NotingPainter(QPainter):
    """Paints on a picture. sizes: the size of the letters of all words, in its pixels."""

    def __init__(self, picture: QImage) -> None:
        super().__init__(picture)
        self._picture = picture
        self.sizes: dict[str, float] = {}
        self._inks: list[tuple[str, QRectF]] = []

    def drawText(  # type: ignore[override]  # noqa: N802 - the one form in use, named by Qt
        self, box: QRectF, flags: Qt.AlignmentFlag, words: str
    ) -> None:
        """Note and paint."""
        if words:
            view, metrics = self.worldTransform(), QFontMetricsF(self.font())
            self.sizes[words] = self.font().pixelSize() * view.m11()
            line = metrics.boundingRect(box, int(flags), words)
            ink = metrics.tightBoundingRect(words)
            ink.translate(line.left(), line.top() + metrics.ascent())
            self._inks.append((words, view.mapRect(ink)))
        super().drawText(box, flags, words)

    def overlaps(self) -> list[tuple[str, str]]:
        """Words whose ink shares pixels."""
        pairs = combinations(self._inks, 2)
        return [(one, two) for (one, a), (two, b) in pairs if a.intersects(b)]


def written(scene: GraphScene, zoom: float) -> dict[str, float]:
    """What is written when the whole scene is seen at a zoom, and how large."""
    source = scene.extent
    picture = QImage((source.size() * zoom).toSize(), QImage.Format.Format_RGB32)
    painter = NotingPainter(picture)
    painter.scale(zoom, zoom)
    painter.translate(-source.topLeft())
    scene.show_far(zoom < WORDLESS_BELOW)
    scene.render(painter, source, source)
    painter.end()
    return painter.sizes


def colours_of(scene: GraphScene, zoom: float) -> set[str]:
    """All colours of the picture of a scene at a zoom."""
    source = scene.extent
    picture = QImage((source.size() * zoom).toSize(), QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.scale(zoom, zoom)
    painter.translate(-source.topLeft())
    scene.show_far(zoom < WORDLESS_BELOW)
    scene.render(painter, source, source)
    painter.end()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {picture.pixelColor(x, y).name().upper() for x, y in places}

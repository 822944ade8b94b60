"""A cloud as a picture: its points splatted, layer over layer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from app.latent_view.cloud.points import Points, point_radius
from app.latent_view.cloud.splat import Picture, margin, splat
from app.latent_view.cloud.window import Window

QTS_ORDER = [2, 1, 0, 3]
"""Blue, green, red, alpha: as Qt's painter wants its pixels, so that it need not turn them."""
FINEST = 150_000
"""A cloud of many points is not drawn in the finest pixels of a screen that has two to one."""


class CloudPicture:
    """Keeps its memory from one frame to the next: to ask for it anew takes as long as the points
    themselves.
    """

    def __init__(self) -> None:
        self._image, self._layer = QImage(), QImage()
        self._margin = 0
        self._ratio = 1.0

    def draw(
        self, points: Points, window: Window, size: tuple[int, int], ratio: float, part: float = 1.0
    ) -> None:
        """Draw the points that a window shows, in so many device-independent pixels.

        ratio: pixels of the screen to one of them. part: times the radius of so many points.
        """
        self._ratio = ratio = ratio if len(points.rows) * ratio**2 <= FINEST else 1.0
        seen = round(size[0] * ratio), round(size[1] * ratio)
        radius = point_radius(len(points.rows)) * part * ratio
        self._margin = margin(radius)
        self._image = self._cleared(self._image, seen)
        places = window.places(points.places, seen) + np.float32(self._margin)
        palette, start = points.palette[:, QTS_ORDER], 0
        for end in np.cumsum(points.layers).tolist():
            inks = points.inks[start:end]
            if start == 0:
                splat(_pixels(self._image), places[start:end], inks, palette, radius)
            elif end > start:
                self._layer = self._cleared(self._layer, seen)
                splat(_pixels(self._layer), places[start:end], inks, palette, radius)
                self._lay(self._layer)
            start = end

    def paint(self, painter: QPainter) -> None:
        """Paint what was drawn, from the corner of what is seen."""
        corner = -self._margin / self._ratio
        self._image.setDevicePixelRatio(self._ratio)
        painter.drawImage(QPointF(corner, corner), self._image)
        self._image.setDevicePixelRatio(1.0)

    def _cleared(self, image: QImage, seen: tuple[int, int]) -> QImage:
        """An empty picture of what is seen and the margin around it: the same one if it can be."""
        width, height = (pixels + 2 * self._margin for pixels in seen)
        if (image.width(), image.height()) != (width, height):
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        return image

    def _lay(self, layer: QImage) -> None:
        painter = QPainter(self._image)
        painter.drawImage(0, 0, layer)
        painter.end()


def _pixels(image: QImage) -> Picture:
    """The memory of a picture, (height, width)."""
    return np.frombuffer(image.bits(), np.uint32).reshape(image.height(), image.width())

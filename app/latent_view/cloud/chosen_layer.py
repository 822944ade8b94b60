"""The samples that are chosen, as they are told from the others: a rim around each, under all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from app.latent_view.cloud.points import point_radius
from app.latent_view.cloud.tools import Layer
from app.latent_view.space.latent import Latent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from app.latent_view.cloud.cloud_widget import CloudWidget

RIM_PX, RIM_OPACITY = 1.5, 0.75
"""How far the rim stands out around a point."""


class ChosenLayer(Layer):
    """Paints the rims in the colour of words, as a picture that is kept until something moves."""

    is_below = True

    def __init__(self, latent: Latent) -> None:
        self._latent = latent
        self._seen: tuple[object, ...] = ()
        self._kept: tuple[object, ...] = ()
        self._image, self._corner = QImage(), QPointF()

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """Draw them."""
        cloud, chosen = self._latent.cloud, self._latent.selection
        if cloud is None or not len(chosen):
            self._seen, self._kept, self._image = (), (), QImage()
            return
        colour = QColor(widget.theme.text)
        size, ratio = (widget.width(), widget.height()), widget.devicePixelRatioF()
        seen = id(cloud), id(chosen), widget.window_shown, size, ratio, colour.rgb()
        if seen != self._seen:
            self._seen, self._kept = seen, (cloud, chosen)  # what is kept has an id of its own
            radius = (point_radius(len(cloud.points)) + RIM_PX) * ratio
            device = round(size[0] * ratio), round(size[1] * ratio)
            places = widget.window_shown.places(cloud.points[chosen], device)
            mask, corner = discs(places, device, radius)
            self._image, self._corner = _inked(mask, colour), QPointF(*corner) / ratio
            self._image.setDevicePixelRatio(ratio)
        painter.setOpacity(RIM_OPACITY)
        painter.drawImage(self._corner, self._image)


def discs(
    places: NDArray[np.float32], size: tuple[int, int], radius: float
) -> tuple[NDArray[np.bool_], tuple[int, int]]:
    """Which pixels of a picture lie in a disc around some of (count, 2) places; and the left and
    upper corner of the part of the picture, of `size` (width, height), that is told of.

    The discs of all places are laid one row of pixels after the other, whatever their count.
    """
    reach = int(np.ceil(radius))
    with np.errstate(invalid="ignore"):
        is_seen = ((places > -reach) & (places < np.array(size) + reach)).all(axis=1)
    if not is_seen.any():
        return np.zeros((0, 0), np.bool_), (0, 0)
    pixels = np.floor(places[is_seen]).astype(np.int64)
    left, top = pixels.min(axis=0) - reach
    wide, high = pixels.max(axis=0) - (left, top) + reach + 1
    spots = np.zeros((high, wide), np.bool_)
    spots[pixels[:, 1] - top, pixels[:, 0] - left] = True
    rows = np.flatnonzero(spots.any(axis=1))
    first, last = int(rows[0]), int(rows[-1]) + 1
    filled = np.zeros_like(spots)
    halves = _halves(radius)
    runs = {half: _widened(spots[first:last], half) for half in set(halves.values())}
    for down, half in halves.items():
        filled[first + down : last + down] |= runs[half]
    return filled, (int(left), int(top))


def _halves(radius: float) -> dict[int, int]:
    """How far a disc reaches to each side in each of its rows of pixels, by its way down."""
    reach = int(radius)
    return {down: int((radius**2 - down**2) ** 0.5) for down in range(-reach, reach + 1)}


def _widened(spots: NDArray[np.bool_], half: int) -> NDArray[np.bool_]:
    """Every spot reaches `half` pixels to the left and to the right."""
    found = spots.copy()
    for way in range(1, half + 1):
        found[:, way:] |= spots[:, :-way]
        found[:, :-way] |= spots[:, way:]
    return found


def _inked(mask: NDArray[np.bool_], colour: QColor) -> QImage:
    """A picture that has the colour where the mask is."""
    pixels = np.where(mask, np.uint32(colour.rgba()), np.uint32(0)).astype(np.uint32)
    high, wide = mask.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.tobytes(), wide, high, 4 * wide, kind).copy() if mask.size else QImage()

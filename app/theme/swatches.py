"""Small spots of colour: a family's square, a class's disc, a device's light."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

_RATIOS = (1.0, 1.25, 1.5, 2.0)


@lru_cache(maxsize=256)
def swatch(colour: str, size_px: int = 8, *, disc: bool = False) -> QIcon:
    """A square with soft corners, or a disc, filled with `colour` ("#RRGGBB").

    size_px: in device-independent pixels.
    """
    made = QIcon()
    for ratio in _RATIOS:
        spot = _spot(colour, size_px, ratio, disc=disc)
        made.addPixmap(spot, QIcon.Mode.Normal)
        made.addPixmap(spot, QIcon.Mode.Selected)
    return made


def _spot(colour: str, size_px: int, ratio: float, *, disc: bool) -> QPixmap:
    picture = QPixmap(round(size_px * ratio), round(size_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    radius = size_px / 2 if disc else size_px / 4
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, size_px, size_px), radius, radius)
    painter.end()
    return picture

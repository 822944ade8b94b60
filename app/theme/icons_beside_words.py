"""An icon in front of a button's words, with room between them.

Under a style sheet Qt leaves 2 px between the two and no rule changes it, so the room is part of
the picture.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.theme.icons import ICON_PX, screen_ratios

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

_MODES = (QIcon.Mode.Normal, QIcon.Mode.Disabled)


def set_icon_beside_words(
    button: QAbstractButton, icon: QIcon, size_px: int = ICON_PX, gap_px: int = 4
) -> None:
    """Put `icon` before the words of `button`, `gap_px` further from them than Qt would.

    size_px: the side of the icon, in device-independent pixels.
    """
    widened = QIcon()
    for ratio, mode in product(sorted(screen_ratios()), _MODES):
        picture = icon.pixmap(QSize(size_px, size_px), ratio, mode)
        widened.addPixmap(_with_room(picture, round(gap_px * ratio)), mode)
    button.setIconSize(QSize(size_px + gap_px, size_px))
    button.setIcon(widened)


def _with_room(picture: QPixmap, gap: int) -> QPixmap:
    """The picture with `gap` empty device pixels at its right."""
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + gap, picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(QPoint(0, 0), picture)
    painter.end()
    return wide

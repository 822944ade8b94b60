"""A film strip as the content of a file: all stills in one PNG, or one after the other in a GIF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.latent_view.values.painted_values import ValueLook, paint_values
from app.latent_view.values.stills import CAPTION_ROOM_PX, SIDE_PX, Film, paint_caption
from app.theme.tokens import GAP_SMALL_PX, Theme
from app.widgets.tones import Floats
from engine.picture_files import gif, png

if TYPE_CHECKING:
    from numpy.typing import NDArray

STILL_MS = 120
"""How long a still is shown while a strip is played."""
PNG_SCALE = 2
MOST_IN_A_ROW = 20
GIF_PX = 256
"""Along each side of a picture of a GIF."""


def strip_png(film: Film, theme: Theme) -> bytes:
    """All stills, twenty in a row, with their captions."""
    count = len(film.values)
    columns = min(count, MOST_IN_A_ROW)
    cell = SIDE_PX + GAP_SMALL_PX
    wide = columns * cell + GAP_SMALL_PX
    row = cell + CAPTION_ROOM_PX
    high = -(-count // columns) * row + GAP_SMALL_PX
    sheet = _sheet(wide * PNG_SCALE, high * PNG_SCALE, theme)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(PNG_SCALE, PNG_SCALE)
    look = film.look(theme)
    for place, values in enumerate(film.values):
        left, top = place % columns * cell, place // columns * row
        area = QRectF(left + GAP_SMALL_PX, top + GAP_SMALL_PX, SIDE_PX, SIDE_PX)
        paint_values(painter, area, values, look)
        paint_caption(painter, area, film.caption(place), theme.secondary)
    painter.end()
    return png(pixels_of(sheet))


def strip_gif(film: Film, theme: Theme) -> bytes:
    """One still after the other, as they are played."""
    return gif([_still(values, film.look(theme)) for values in film.values], STILL_MS)


FORMATS: dict[str, Callable[[Film, Theme], bytes]] = {".png": strip_png, ".gif": strip_gif}
"""What makes the content of a file, by the ending of its name."""


def _still(values: Floats, look: ValueLook) -> NDArray[np.uint8]:
    sheet = _sheet(GIF_PX, GIF_PX, look.theme)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_values(painter, QRectF(0, 0, GIF_PX, GIF_PX), values, look)
    painter.end()
    return pixels_of(sheet)


def _sheet(wide: int, high: int, theme: Theme) -> QImage:
    sheet = QImage(wide, high, QImage.Format.Format_RGB888)
    sheet.fill(QColor(theme.field) if theme.is_dark else Qt.GlobalColor.white)
    return sheet


def pixels_of(sheet: QImage) -> NDArray[np.uint8]:
    """(rows, columns, 3); Qt begins every line at a multiple of four bytes."""
    lines = np.frombuffer(sheet.constBits(), np.uint8).reshape(sheet.height(), -1)
    return lines[:, : 3 * sheet.width()].reshape(sheet.height(), sheet.width(), 3).copy()

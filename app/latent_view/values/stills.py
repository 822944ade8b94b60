"""The stills of a film strip, side by side: one is chosen, by mouse or by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.latent_view.values.painted_values import Bounds, ValueLook, paint_values
from app.theme.fonts import mono_font
from app.theme.tokens import CAPTION_PX, GAP_SMALL_PX, GRID_PX, RADIUS_SMALL_PX, Theme
from app.widgets.tones import Floats, bounds
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

SIDE_PX, CAPTION_ROOM_PX = 56, 16
RING_PX = 2.0
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, eq=False)
class Film:
    """What a strip shows. values: (stills, ...); captions: a few signs for each still, or none.

    meaning: that of the port that the values come from.
    """

    values: Floats
    meaning: str = "any"
    captions: Sequence[str] = ()

    def look(self, theme: Theme) -> ValueLook:
        """How its stills are painted: all share one scale."""
        return ValueLook(theme, self.meaning, self._bounds)

    @cached_property
    def _bounds(self) -> Bounds:
        return bounds(self.values, self.meaning)

    def caption(self, place: int) -> str:
        """What stands below a still: its number where it has no caption."""
        return self.captions[place] if place < len(self.captions) else str(place + 1)


BY_KEY = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Which way a key leads among values in rows and columns: so many across, so many down."""
NO_FILM = Film(np.zeros((0, 1), np.float32))


class Stills(QWidget):
    """Draws every still of a film in one row. Left, Right, Home and End choose another.

    can_choose: whether one is chosen at all.
    """

    chosen_changed = Signal(int)
    """A person chose another still; its place."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, can_choose: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme, self._can_choose = theme, can_choose
        self._film = NO_FILM
        self._chosen = 0
        if can_choose:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Film strip"))

    @property
    def film(self) -> Film:
        """What is drawn."""
        return self._film

    @property
    def chosen(self) -> int:
        """The place of the still that is chosen, from 0."""
        return self._chosen

    def sizeHint(self) -> QSize:
        """All stills, and their captions."""
        count = len(self._film.values)
        wide = count * SIDE_PX + max(0, count - 1) * GRID_PX
        return QSize(wide, SIDE_PX + CAPTION_ROOM_PX)

    def show_film(self, film: Film) -> None:
        """Draw this one from now on; the chosen place stays where there is such a still."""
        self._film = film
        self._chosen = min(self._chosen, max(0, len(film.values) - 1))
        self.setFixedSize(self.sizeHint())
        self._tell()

    def choose(self, place: int) -> None:
        """Choose a still without telling anybody; beyond an end that end is chosen."""
        self._chosen = max(0, min(place, len(self._film.values) - 1))
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def area(self, place: int) -> QRectF:
        """Where a still is drawn, without its caption."""
        return QRectF(place * (SIDE_PX + GRID_PX), 0, SIDE_PX, SIDE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the still under the pointer."""
        self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along the strip to see it move."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour, or an end."""
        key = Qt.Key(event.key())
        last = len(self._film.values) - 1
        if key in _KEYS:
            self._pick(self._chosen + _KEYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._pick(0 if key is Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stills that are to be painted, the chosen one within a ring."""
        film = self._film
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = event.rect().toRectF()
        look = film.look(self._theme)
        for place, values in enumerate(film.values):
            if self.area(place).adjusted(0, 0, 0, CAPTION_ROOM_PX).intersects(seen):
                self._paint_still(painter, place, values, look)
        painter.end()

    def _paint_still(self, painter: QPainter, place: int, values: Floats, look: ValueLook) -> None:
        theme, area = self._theme, self.area(place)
        is_chosen = self._can_choose and place == self._chosen
        frame = framed(area)
        painter.fillPath(frame, QColor(theme.field))
        painter.save()
        painter.setClipPath(frame)
        paint_values(painter, area, values, look)
        painter.restore()
        pen = QPen(QColor(theme.accent), RING_PX) if is_chosen else QPen(QColor(theme.line), 1)
        painter.setPen(pen)
        painter.drawPath(framed(area, RING_PX / 2 if is_chosen else 0.5))
        colour = theme.text if is_chosen else theme.secondary
        paint_caption(painter, area, self._film.caption(place), colour)

    def _choose_at(self, place: QPointF) -> None:
        at = int(place.x() // (SIDE_PX + GRID_PX))
        if self._can_choose and self._film.values.size and at >= 0:
            self._pick(at)

    def _pick(self, place: int) -> None:
        before = self._chosen
        self.choose(place)
        if self._chosen != before:
            self.chosen_changed.emit(self._chosen)

    def _tell(self) -> None:
        count = len(self._film.values)
        words = tr("{place} of {count}", place=self._chosen + 1, count=count) if count else ""
        self.setAccessibleDescription(words)
        self.update()


def framed(area: QRectF, inset: float = 0.5) -> QPainterPath:
    """The round frame of a still."""
    frame = QPainterPath()
    inside = area.adjusted(inset, inset, -inset, -inset)
    frame.addRoundedRect(inside, RADIUS_SMALL_PX, RADIUS_SMALL_PX)
    return frame


def paint_framed(
    painter: QPainter, area: QRectF, values: Floats, look: ValueLook, *, is_chosen: bool
) -> None:
    """Values in their frame, which is a ring where they are chosen."""
    painter.save()
    painter.fillPath(framed(area), QColor(look.theme.field))
    painter.setClipPath(framed(area))
    paint_values(painter, area, values, look)
    painter.restore()
    colour = look.theme.accent if is_chosen else look.theme.line
    painter.setPen(QPen(QColor(colour), 2 if is_chosen else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(framed(area, 1 if is_chosen else 0.5))


def paint_caption(painter: QPainter, area: QRectF, caption: str, colour: str) -> None:
    """A few signs below a still."""
    font = mono_font(CAPTION_PX)
    room = QRectF(area.left(), area.bottom(), area.width(), CAPTION_ROOM_PX)
    side = Qt.TextElideMode.ElideRight
    words = QFontMetricsF(font).elidedText(caption, side, room.width() + GAP_SMALL_PX / 4)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)

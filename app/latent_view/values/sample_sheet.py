"""Samples as pictures in rows and columns, with a few words under each; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.latent_view.values.stills import BY_KEY, NO_FILM, Film, paint_framed
from app.theme.fonts import mono_font
from app.theme.tokens import CAPTION_PX, GAP_SMALL_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

LEAST_PX, CAPTION_ROOM_PX = 50, 15
"""The least side of a sample; more columns would make them smaller."""


class SampleSheet(QWidget):
    """As many columns as there is room for; all on one scale. Only what is seen is painted."""

    chosen = Signal(int)
    """A person chose one of them; its place, from 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._film, self._tips = NO_FILM, tuple[str, ...]()
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Samples"))
        self._fit()

    @property
    def film(self) -> Film:
        """What is drawn: the samples, and the words under them."""
        return self._film

    def show_samples(self, film: Film, tips: Sequence[str] = ()) -> None:
        """Draw these from now on. tips: what is said of each when the mouse rests on it."""
        self._film, self._tips, self._place = film, tuple(tips), -1
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def area(self, place: int) -> QRectF:
        """Where one of them is drawn, without its words."""
        row, column = divmod(place, self._columns)
        return QRectF(column * self._step, row * self._row_px, self._side, self._side)

    def place_at(self, point: QPointF) -> int:
        """Which of them is there; -1 for none."""
        column, row = int(point.x() // self._step), int(point.y() // self._row_px)
        place = row * self._columns + column
        is_there = 0 <= column < self._columns and 0 <= place < len(self._film.values)
        return place if is_there and self.area(place).contains(point) else -1

    def sizeHint(self) -> QSize:
        """As high as its rows are."""
        return QSize(4 * LEAST_PX, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In less width there are more rows."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _columns(self) -> int:
        return max(1, (self.width() + GAP_SMALL_PX) // (LEAST_PX + GAP_SMALL_PX))

    @property
    def _side(self) -> float:
        """The columns share the room."""
        return max(1.0, (self.width() + GAP_SMALL_PX) / self._columns - GAP_SMALL_PX)

    @property
    def _step(self) -> float:
        return self._side + GAP_SMALL_PX

    @property
    def _row_px(self) -> float:
        return self._side + CAPTION_ROOM_PX + GAP_SMALL_PX / 2

    def _fit(self) -> None:
        rows = ceil(len(self._film.values) / self._columns)
        self.setFixedHeight(max(1, ceil(rows * self._row_px)))
        self.update()

    # ---------------------------------------------------------------------------------- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        if (place := self.place_at(event.position())) >= 0:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour."""
        key = Qt.Key(event.key())
        if key not in BY_KEY:
            event.ignore()
            return
        across, down = BY_KEY[key]
        to = self._place + across + down * self._columns if self._place >= 0 else 0
        if 0 <= to < len(self._film.values):
            self._choose(to)

    def event(self, event: QEvent) -> bool:
        """The mouse rests on a sample."""
        if isinstance(event, QHelpEvent):
            place = self.place_at(event.pos().toPointF())
            words = self._tips[place] if 0 <= place < len(self._tips) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        self._place = place
        self.update()
        self.chosen.emit(place)

    # ---------------------------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every sample in its frame, the chosen one within a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(mono_font(CAPTION_PX))
        first = int(event.rect().top() // self._row_px) * self._columns
        last = (int(event.rect().bottom() // self._row_px) + 1) * self._columns
        for place in range(first, min(last, len(self._film.values))):
            self._paint_sample(painter, place)
        painter.end()

    def _paint_sample(self, painter: QPainter, place: int) -> None:
        area, is_chosen = self.area(place), place == self._place
        look = self._film.look(self._theme)
        paint_framed(painter, area, self._film.values[place], look, is_chosen=is_chosen)
        painter.setPen(QColor(self._theme.secondary))
        wide = GAP_SMALL_PX / 2
        room = QRectF(area.left(), area.bottom(), area.width(), CAPTION_ROOM_PX)
        room.adjust(-wide, 0, wide, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._film.caption(place))

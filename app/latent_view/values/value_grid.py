"""Decoded values in rows and columns; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.latent_view.values.stills import BY_KEY, NO_FILM, Film, paint_framed
from app.theme.fonts import mono_font
from app.theme.tokens import CAPTION_PX, GRID_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

TITLES_PX = 24
"""The room for the words of a row, where the rows have any."""
LARGEST_PX = 96


class ValueGrid(QWidget):
    """Draws the values of a film in a grid, as large as its width allows, all on one scale."""

    chosen = Signal(int)
    """A person chose one of the values; its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._film = NO_FILM
        self._columns = 1
        self._titles: tuple[str, ...] = ()
        self._place = -1
        self._is_fitting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Decoded values"))

    @property
    def film(self) -> Film:
        """What is drawn."""
        return self._film

    @property
    def place(self) -> int:
        """Which one a person chose last; -1 for none."""
        return self._place

    def show_values(self, film: Film, columns: int, titles: Sequence[str] = ()) -> None:
        """Draw these from now on. titles: the words before each row, if any."""
        if len(film.values) != len(self._film.values):
            self._place = -1
        self._film, self._columns, self._titles = film, max(1, columns), tuple(titles)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def area(self, place: int) -> QRectF:
        """Where one of them is drawn."""
        row, column = divmod(place, self._columns)
        step = self._side + GRID_PX
        left = self._left + column * step
        return QRectF(left, row * step, self._side, self._side)

    @property
    def _left(self) -> int:
        return TITLES_PX if self._titles else 0

    @property
    def _side(self) -> float:
        room = self.width() - self._left + GRID_PX
        return max(1.0, min(LARGEST_PX, room / self._columns - GRID_PX))

    @property
    def _rows(self) -> int:
        return ceil(len(self._film.values) / self._columns)

    def sizeHint(self) -> QSize:
        """As high as its rows are."""
        return QSize(self._left + self._columns * LARGEST_PX, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wider is higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows are. In a column to scroll a height may bring or take away the bar,
        which makes it narrower or wider at once: it is not fitted again to that.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        self.setFixedHeight(max(1, ceil(self._rows * (self._side + GRID_PX) - GRID_PX)))
        self._is_fitting = False
        self.update()

    # ---------------------------------------------------------------------------------- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        for place in range(len(self._film.values)):
            if self.area(place).contains(event.position()):
                self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour."""
        key = Qt.Key(event.key())
        if key not in BY_KEY or not len(self._film.values):
            event.ignore()
            return
        across, down = BY_KEY[key]
        to = max(0, self._place) + across + down * self._columns if self._place >= 0 else 0
        if 0 <= to < len(self._film.values):
            self._choose(to)

    def _choose(self, place: int) -> None:
        self._place = place
        self.update()
        self.chosen.emit(place)

    # ---------------------------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every value in its frame, the chosen one within a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._film.look(self._theme)
        for place, values in enumerate(self._film.values):
            is_chosen = place == self._place
            paint_framed(painter, self.area(place), values, look, is_chosen=is_chosen)
        self._paint_titles(painter)
        painter.end()

    def _paint_titles(self, painter: QPainter) -> None:
        painter.setFont(mono_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        for row, title in enumerate(self._titles):
            area = self.area(row * self._columns)
            room = QRectF(0, area.top(), TITLES_PX - GRID_PX, area.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, title)

"""How a row of the search for a node is drawn: family, title, what is beside it, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.palette.rows import INSET_PX, SQUARE_PX, paint_state
from app.theme.fonts import text_font
from app.theme.icons import pixmap
from app.theme.swatches import swatch
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX, family_colour

if TYPE_CHECKING:
    from app.canvas.popups.finding import Found
    from app.theme.applying import Appearance

FOUND = Qt.ItemDataRole.UserRole
ROW_PX, SIGN_PX, TEXT_LEFT_PX = 28, 14, 26
MOST_OF_ROW = 0.6
"""How much of a row a title takes at most, where something stands beside it."""


class FoundRow(QStyledItemDelegate):
    """Paints rows in the theme that is on."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        found: Found = index.data(FOUND)
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_state(painter, option, theme)
        room: QRect = option.rect.adjusted(INSET_PX, 0, -2 * INSET_PX, 0)
        square = QRect(0, 0, SQUARE_PX, SQUARE_PX)
        square.moveCenter(QRect(room.left(), room.top(), SQUARE_PX, room.height()).center())
        swatch(family_colour(found.family), SQUARE_PX).paint(painter, square)
        if found.problems:
            self._paint_sign(painter, room)
        room.setLeft(room.left() + TEXT_LEFT_PX - INSET_PX)
        self._paint_words(painter, room, found)
        painter.restore()

    def _paint_sign(self, painter: QPainter, room: QRect) -> None:
        """A warning at the right end, which is room no more."""
        ratio = painter.device().devicePixelRatioF()
        sign = pixmap("circle-alert", self._appearance.theme.error, SIGN_PX, ratio)
        painter.drawPixmap(room.right() - SIGN_PX, room.center().y() - SIGN_PX // 2, sign)
        room.setRight(room.right() - SIGN_PX - GAP_SMALL_PX)

    def _paint_words(self, painter: QPainter, room: QRect, found: Found) -> None:
        """The title, and beside it what else is told."""
        theme = self._appearance.theme
        painter.setFont(text_font())
        painter.setPen(QColor(theme.text))
        most = room.width() * MOST_OF_ROW if found.beside else room.width()
        title = _write(painter, room, found.title, most)
        room.setLeft(room.left() + title + GAP_SMALL_PX)
        painter.setFont(text_font(SECONDARY_PX))
        painter.setPen(QColor(theme.secondary))
        _write(painter, room, found.beside, room.width())


def _write(painter: QPainter, room: QRect, words: str, most: float) -> int:
    """Draw words, cut where they are wider than `most`; gives how wide they are then."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(most))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)

"""How the rows of a list of blocks are drawn: a small square of the family's colour and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.palette.listing import FAMILY_ROLE
from app.theme.fonts import text_font
from app.theme.swatches import swatch
from app.theme.tokens import RADIUS_NODE_PX, RADIUS_SMALL_PX, SECONDARY_PX, Theme, family_colour

if TYPE_CHECKING:
    from app.theme.applying import Appearance

ROW_PX, HEADING_PX, FIRST_HEADING_PX = 25, 34, 24
SQUARE_PX = 8
TEXT_LEFT_PX = 26
"""From the left of a row to its words."""

INSET_PX = 8
HEADING_SPACING_PX = 0.3
PICTURE_SIZE = QSize(136, 34)
"""Of a block that is dragged."""

Align = Qt.AlignmentFlag


class RowPainter(QStyledItemDelegate):
    """Paints headings and blocks in the theme that is on."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Headings have room above them; the first one has less."""
        if index.data(FAMILY_ROLE) is not None:
            return QSize(0, ROW_PX)
        return QSize(0, HEADING_PX if index.row() else FIRST_HEADING_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, title = option.rect, str(index.data())
        if (family := index.data(FAMILY_ROLE)) is None:
            paint_heading(painter, rect, title, self._appearance.theme)
        else:
            paint_state(painter, option, self._appearance.theme)
            _paint_block(painter, rect, title, str(family), self._appearance.theme)
        painter.restore()


def block_picture(title: str, family: str, theme: Theme, ratio: float) -> QPixmap:
    """What is under the pointer while a block is dragged; `ratio` is that of the screen."""
    picture = QPixmap(PICTURE_SIZE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.accent))
    painter.setBrush(QColor(theme.node))
    rect = QRect(1, 1, PICTURE_SIZE.width() - 2, PICTURE_SIZE.height() - 2)
    painter.drawRoundedRect(rect, RADIUS_NODE_PX, RADIUS_NODE_PX)
    _paint_block(painter, rect.adjusted(INSET_PX, 0, 0, 0), title, family, theme)
    painter.end()
    return picture


def paint_heading(painter: QPainter, rect: QRect, title: str, theme: Theme) -> None:
    """The words over a group of rows."""
    font = text_font(SECONDARY_PX, semibold=True)
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, HEADING_SPACING_PX)
    painter.setFont(font)
    painter.setPen(QColor(theme.secondary))
    painter.drawText(rect.adjusted(INSET_PX, 0, -INSET_PX, -4), Align.AlignBottom, title.upper())


def paint_state(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a row that is chosen or under the pointer, with a ring where the keys go."""
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if is_chosen or is_under:
        painter.setPen(QPen(QColor(theme.accent), 2) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selection if is_chosen else theme.hover))
        ground = option.rect.adjusted(1, 1, -INSET_PX, -1)
        painter.drawRoundedRect(ground, RADIUS_SMALL_PX, RADIUS_SMALL_PX)


def _paint_block(painter: QPainter, rect: QRect, title: str, family: str, theme: Theme) -> None:
    top = rect.center().y() - SQUARE_PX // 2 + 1
    square = QRect(rect.left() + INSET_PX, top, SQUARE_PX, SQUARE_PX)
    swatch(family_colour(family), SQUARE_PX).paint(painter, square)
    painter.setFont(text_font())
    painter.setPen(QColor(theme.text))
    words = rect.adjusted(TEXT_LEFT_PX, 0, -INSET_PX, 0)
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Align.AlignVCenter, shown)

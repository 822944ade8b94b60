"""How the gallery is drawn: a card for each example, and a heading over each chapter."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gallery.listing import EXAMPLE_ROLE, Index
from app.gallery.thumbnails import Thumbnails
from app.palette.rows import paint_heading
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.tokens import GAP_SMALL_PX, GRID_PX, RADIUS_NODE_PX, SECONDARY_PX, Theme
from engine.examples import Example

PICTURE = QSize(232, 128)
PAD_PX = 8
"""From the ground of a chosen card to what is on it."""

TITLE_PX, LINE_PX, LINES = 20, 15, 2
CARD = QSize(
    PICTURE.width() + 2 * PAD_PX,
    PICTURE.height() + 2 * PAD_PX + GAP_SMALL_PX + TITLE_PX + LINES * LINE_PX + GRID_PX,
)
HEADING_PX, FIRST_HEADING_PX = 44, 28
SCROLL_STEP_PX = 48
Align = Qt.AlignmentFlag
State = QStyle.StateFlag


class CardPainter(QStyledItemDelegate):
    """Paints headings and cards in the theme that is on; cards share the width of the view."""

    def __init__(self, thumbnails: Thumbnails, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._thumbnails, self._appearance, self._view = thumbnails, appearance, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading takes a row of its own; the first one has less room above it."""
        bar = self._view.verticalScrollBar().sizeHint()
        width = self._view.maximumViewportSize().width() - bar.width()
        if index.data(EXAMPLE_ROLE) is None:
            return QSize(width, HEADING_PX if index.row() else FIRST_HEADING_PX)
        return QSize(width // max(1, width // CARD.width()), CARD.height() + GAP_SMALL_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        example: Example | None = index.data(EXAMPLE_ROLE)
        if example is None:
            paint_heading(painter, option.rect, str(index.data()), self._appearance.theme)
        else:
            self._paint_card(painter, option, example)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, example: Example
    ) -> None:
        theme, corner = self._appearance.theme, option.rect.topLeft()
        _paint_state(painter, QRect(corner, CARD), option.state, theme)
        place = corner + QPoint(PAD_PX, PAD_PX)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place, self._thumbnails.picture(example, PICTURE, ratio))
        box = QRect(place + QPoint(0, PICTURE.height() + GAP_SMALL_PX), PICTURE)
        painter.setFont(text_font(semibold=True))
        painter.setPen(QColor(theme.text))
        title = painter.fontMetrics().elidedText(
            example.title, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(QRect(box.topLeft(), QSize(box.width(), TITLE_PX)), Align.AlignLeft, title)
        font, line = text_font(SECONDARY_PX), QRect(0, 0, box.width(), LINE_PX)
        painter.setFont(font)
        painter.setPen(QColor(theme.secondary))
        line.moveTopLeft(box.topLeft() + QPoint(0, TITLE_PX))
        for words in first_lines(example.about, font, box.width()):
            painter.drawText(line, Align.AlignLeft | Align.AlignVCenter, words)
            line.translate(0, LINE_PX)


def first_lines(words: str, font: QFont, width: int) -> list[str]:
    """The first lines of some words, wrapped at a width; the last one is cut if there are more."""
    layout, starts = QTextLayout(words, font), [0]
    layout.beginLayout()
    while len(starts) <= LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart() + line.textLength())
    layout.endLayout()
    lines = [words[start:end].strip() for start, end in pairwise(starts)]
    rest = words[starts[len(lines) - 1] :].strip()
    return [*lines[:-1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def _paint_state(painter: QPainter, card: QRect, state: State, theme: Theme) -> None:
    """The ground of a card that is chosen or under the pointer, with a ring where it is chosen."""
    is_chosen = bool(state & State.State_Selected)
    if is_chosen or state & State.State_MouseOver:
        painter.setPen(QPen(QColor(theme.accent), 2) if is_chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selection if is_chosen else theme.hover))
        ground = QRectF(card).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ground, RADIUS_NODE_PX, RADIUS_NODE_PX)

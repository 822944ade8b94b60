"""How a problem is drawn in the list: where, why, and the two values that disagree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.problems.repair_buttons import RepairButtons
from app.theme.applying import Appearance
from app.theme.fonts import mono_font, text_font
from app.theme.icons import pixmap
from app.theme.tokens import SECONDARY_PX, Theme
from app.words import tr
from engine.shapes.problems import Problem

ICON_PX, LEFT_PX, TEXT_PX, GAP_PX = 16, 20, 48, 8
LEAST_PX = 80
BUTTONS_PX = 26
"""The room for one row of buttons, kept free until they are there."""

WIDE_PX, VALUES_PX = 560, 240
"""From which width on the values stand beside the words, and the room that they take there."""

PROBLEM = Qt.ItemDataRole.UserRole
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class ProblemDelegate(QStyledItemDelegate):
    """Draws problems, and says where their buttons belong."""

    def __init__(self, appearance: Appearance, view: QListWidget) -> None:
        super().__init__(view)
        self._appearance, self._view = appearance, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words and the rows of buttons need."""
        width = self._view.viewport().width()
        layout = RowLayout(QRect(0, 0, width, 0), index.data(PROBLEM))
        return QSize(width, layout.bottom + GAP_PX + self._buttons_height(index, width) + GAP_PX)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the buttons below the words; the rest of the row is the list's own."""
        rect: QRect = option.rect
        height = self._buttons_height(index, rect.width())
        top = rect.bottom() + 1 - GAP_PX - height
        editor.setGeometry(rect.left() + TEXT_PX, top, _room(rect), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style has it, then our own words."""
        ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._view.style().drawPrimitive(ground, option, painter, self._view)
        theme, problem = self._appearance.theme, index.data(PROBLEM)
        rect: QRect = option.rect
        name, colour = sign_of(problem, theme)
        sign = pixmap(name, colour, ICON_PX, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + LEFT_PX, rect.top() + GAP_PX, sign)
        layout = RowLayout(rect, problem)
        painter.setFont(text_font(semibold=True))
        painter.setPen(theme.text)
        painter.drawText(layout.title, WRAPPED, problem.where)
        painter.setFont(text_font())
        painter.setPen(theme.secondary)
        painter.drawText(layout.cause, WRAPPED, cause_of(problem))
        for place, (name, value) in zip(layout.values, values_of(problem), strict=True):
            _paint_value(painter, place, name, value)

    def _buttons_height(self, index: Index, width: int) -> int:
        buttons = self._view.itemWidget(self._view.item(index.row()))
        if isinstance(buttons, RepairButtons):
            return max(BUTTONS_PX, buttons.height_for(_room(QRect(0, 0, width, 0))))
        return BUTTONS_PX


class RowLayout:
    """Where the words of a problem stand in its row, in pixels of the view."""

    def __init__(self, rect: QRect, problem: Problem) -> None:
        values = values_of(problem)
        is_beside = bool(values) and rect.width() >= WIDE_PX
        left, room = rect.left() + TEXT_PX, _room(rect) - (VALUES_PX if is_beside else 0)
        strong = QFontMetrics(text_font(semibold=True))
        self.title = strong.boundingRect(
            QRect(left, rect.top() + GAP_PX, room, 10_000), WRAPPED, problem.where
        )
        below = QRect(left, self.title.bottom() + 3, room, 10_000)
        self.cause = QFontMetrics(text_font()).boundingRect(below, WRAPPED, cause_of(problem))
        line = QFontMetrics(mono_font(SECONDARY_PX)).height() + 2
        if is_beside:
            left, top = left + room, rect.top() + GAP_PX
        else:
            top = self.cause.bottom() + 5
        width = VALUES_PX if is_beside else room
        self.values = [QRect(left, top + line * place, width, line) for place in range(len(values))]
        self.bottom = max([self.cause.bottom(), *(place.bottom() for place in self.values)]) + 1


def sign_of(problem: Problem, theme: Theme) -> tuple[str, str]:
    """The name and the colour of what stands before a problem or warning."""
    if problem.is_warning:
        return "triangle-alert", theme.warning_text
    return "circle-alert", theme.error_text


def cause_of(problem: Problem) -> str:
    """Why, as a sentence."""
    return f"{problem.cause[:1].upper()}{problem.cause[1:]}."


def values_of(problem: Problem) -> tuple[tuple[str, str], ...]:
    """What was expected and what came, each behind its name; nothing where there are none."""
    if not problem.expected:
        return ()
    return (tr("Expected"), problem.expected), (tr("Received"), problem.received)


def _paint_value(painter: QPainter, place: QRect, name: str, value: str) -> None:
    quiet: QFont = text_font(SECONDARY_PX)
    names = QFontMetrics(quiet)
    column = max(names.horizontalAdvance(word) for word in (tr("Expected"), tr("Received")))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(quiet)
    painter.drawText(place, middle, name)
    painter.setFont(mono_font(SECONDARY_PX))
    room = place.adjusted(column + GAP_PX, 0, 0, 0)
    words = painter.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, middle, words)


def _room(rect: QRect) -> int:
    return max(LEAST_PX, rect.width() - TEXT_PX - LEFT_PX)

"""The Problems tab: every problem of the document, where it is and what to do."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.session import Session
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import pixmap
from engine.shapes.problems import Problem

EMPTY = "No problems. What keeps the network from being trained will be listed here."
ICON_PX, LEFT_PX, TEXT_PX, GAP_PX = 16, 20, 48, 8
PROBLEM = Qt.ItemDataRole.UserRole
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class ProblemList(QWidget):
    """Follows the session; a click or the Enter key on a problem selects its node."""

    chosen = Signal(str)
    """The id of the node to look at."""
    count_changed = Signal(int)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Problem, ...] = ()
        self._list = self._make_list(appearance)
        self._empty = QLabel(EMPTY)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setForegroundRole(self._empty.palette().ColorRole.PlaceholderText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        session.document_changed.connect(self._refresh)
        appearance.changed.connect(self._list.viewport().update)
        self._refresh()

    @property
    def list(self) -> QListWidget:
        """The list itself: the text of an item is the whole sentence of its problem."""
        return self._list

    def _make_list(self, appearance: Appearance) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName("Problems")
        made.setItemDelegate(ProblemDelegate(appearance, made))
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMouseTracking(True)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        return made

    def _refresh(self) -> None:
        problems = self._session.checked.problems
        if problems != self._shown:
            self._shown = problems
            self._list.clear()
            for problem in problems:
                item = QListWidgetItem(problem.sentence, self._list)
                item.setData(PROBLEM, problem)
            self._stack.setCurrentWidget(self._list if problems else self._empty)
            self.count_changed.emit(len(problems))

    def _choose(self, item: QListWidgetItem) -> None:
        problem: Problem = item.data(PROBLEM)
        if problem.nodes:
            self.chosen.emit(problem.nodes[0])


class ProblemDelegate(QStyledItemDelegate):
    """Draws a problem: an icon, where it is, and the rest of its sentence below."""

    def __init__(self, appearance: Appearance, view: QListWidget) -> None:
        super().__init__(view)
        self._appearance, self._view = appearance, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped sentence needs."""
        width = self._view.viewport().width()
        body = self._body_rect(QRect(0, 0, width, 0), words_of(index.data(PROBLEM)))
        return QSize(width, body.bottom() + 1 + GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style has it, then our own words."""
        style = self._view.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view
        )
        theme, problem = self._appearance.theme, index.data(PROBLEM)
        rect: QRect = option.rect
        sign = pixmap("circle-alert", theme.error, ICON_PX, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + LEFT_PX, rect.top() + GAP_PX, sign)
        painter.setFont(text_font(semibold=True))
        painter.setPen(theme.text)
        painter.drawText(self._title_rect(rect), WRAPPED, problem.where)
        painter.setFont(text_font())
        painter.setPen(theme.secondary)
        words = words_of(problem)
        painter.drawText(self._body_rect(rect, words), WRAPPED, words)

    def _title_rect(self, rect: QRect) -> QRect:
        height = QFontMetrics(text_font(semibold=True)).height()
        return QRect(rect.left() + TEXT_PX, rect.top() + GAP_PX, _room(rect), height)

    def _body_rect(self, rect: QRect, words: str) -> QRect:
        top = self._title_rect(rect).bottom() + 3
        room = QRect(rect.left() + TEXT_PX, top, _room(rect), 10_000)
        return QFontMetrics(text_font()).boundingRect(room, WRAPPED, words)


def words_of(problem: Problem) -> str:
    """The sentence of a problem without its place, which stands above it."""
    words = problem.sentence.removeprefix(f"{problem.where}:").strip()
    return words[:1].upper() + words[1:]


def _room(rect: QRect) -> int:
    return max(80, rect.width() - TEXT_PX - LEFT_PX)

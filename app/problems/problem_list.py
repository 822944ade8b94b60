"""The Problems tab: all problems and warnings, where they are, why, and how to repair them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from app.problems.problem_delegate import PROBLEM, ProblemDelegate
from app.problems.repair_buttons import FIRST_KEY, RepairButtons
from app.session import Session
from app.theme.applying import Appearance
from app.words import tr
from engine.document.values import Document
from engine.shapes.problems import Problem

EMPTY = "No problems. What keeps the network from being trained will be listed here."
KEYS = "Enter shows the block, Ctrl+Enter applies the first repair"
REST_MS = 80
"""How long nothing must have changed before repairs are worked out for what is seen."""


class ProblemList(QWidget):
    """Follows the session; a click or the Enter key on a problem selects its node.

    Repairs are worked out only for problems that are seen, one at a time, between two events.
    """

    chosen = Signal(str)
    """The id of the node to look at."""
    count_changed = Signal(int)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Problem, ...] = ()
        self._offered: dict[int, Document] = {}
        self._list = self._make_list(appearance)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._offer_next)
        self._empty = QLabel(tr(EMPTY))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setForegroundRole(self._empty.palette().ColorRole.PlaceholderText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        session.document_changed.connect(self._refresh)
        session.failure_changed.connect(self._refresh)
        appearance.changed.connect(self._list.viewport().update)
        self._refresh()

    @property
    def list(self) -> QListWidget:
        """The list itself: the text of an item is the whole sentence of its problem."""
        return self._list

    def buttons(self, row: int) -> RepairButtons | None:
        """The buttons of a problem; None while it was not seen yet."""
        found = self._list.itemWidget(self._list.item(row))
        return found if isinstance(found, RepairButtons) else None

    def go_to(self, node: str) -> None:
        """Make the first problem of a node the current one."""
        for row, problem in enumerate(self._shown):
            if node in problem.nodes[:1]:
                self._list.setCurrentRow(row)
                self._list.setFocus()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another part of the list may be seen now."""
        super().resizeEvent(event)
        self._wait()

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what was not while nobody looked."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work out nothing that nobody sees."""
        super().hideEvent(event)
        self._rest.stop()

    def _make_list(self, appearance: Appearance) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Problems"))
        made.setAccessibleDescription(tr(KEYS))
        made.setItemDelegate(ProblemDelegate(appearance, made))
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMouseTracking(True)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        made.verticalScrollBar().valueChanged.connect(self._wait)
        for keys in (FIRST_KEY, "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), made)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._repair_current)
        return made

    def _refresh(self) -> None:
        problems = self._session.told
        if problems != self._shown:
            row = self._list.currentRow()
            self._take_focus()
            self._shown = problems
            self._offered.clear()
            self._list.clear()
            for problem in problems:
                item = QListWidgetItem(problem.sentence, self._list)
                item.setData(PROBLEM, problem)
            if row >= 0:
                self._list.setCurrentRow(min(row, len(problems) - 1))
            self._stack.setCurrentWidget(self._list if problems else self._empty)
            self.count_changed.emit(len(problems))
        self._wait()

    def _take_focus(self) -> None:
        """Have the focus of a button that goes, which would wander on to any other one."""
        holder = self.window().focusWidget()
        if any(button is holder for button in self._list.findChildren(QPushButton)):
            self._list.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        problem: Problem = item.data(PROBLEM)
        if problem.nodes:
            self.chosen.emit(problem.nodes[0])

    def _wait(self) -> None:
        """Work out the repairs of what is seen, once nothing changes any more."""
        if self._shown and self.isVisible():
            self._rest.start(REST_MS)

    def _offer_next(self) -> None:
        """Work out the repairs of one problem that is seen, and come back for the next one."""
        row = next((row for row in self._seen() if self._is_stale(row)), None)
        if row is not None:
            self._offer(row)
            self._rest.start(0)

    def _seen(self) -> Sequence[int]:
        """The rows of which something is seen."""
        seen, items = self._list.viewport().rect(), map(self._list.item, range(len(self._shown)))
        rects = enumerate(map(self._list.visualItemRect, items))
        return [row for row, rect in rects if rect.intersects(seen)]

    def _is_stale(self, row: int) -> bool:
        return self._offered.get(row) is not self._session.document

    def _offer(self, row: int) -> None:
        buttons = self.buttons(row) or self._placed(row)
        titles = [repair.title for repair in self._session.repairs_of(self._shown[row])]
        self._offered[row] = self._session.document
        keys = QKeySequence(FIRST_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        if buttons.offer(titles, keys):
            self._list.scheduleDelayedItemsLayout()

    def _placed(self, row: int) -> RepairButtons:
        problem, item = self._shown[row], self._list.item(row)
        made = RepairButtons(problem)
        made.asked.connect(lambda title: self._repair(problem, title))
        made.focused.connect(lambda: self._list.setCurrentItem(item))
        self._list.setItemWidget(item, made)
        return made

    def _repair_current(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            for repair in self._session.repairs_of(self._shown[row])[:1]:
                self._repair(self._shown[row], repair.title)

    def _repair(self, problem: Problem, title: str) -> None:
        """Apply a repair; the focus stays here for the next one, and for undoing it."""
        self._session.repair(problem, title)
        (self._list if self._shown else self).setFocus()

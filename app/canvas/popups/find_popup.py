"""The search on the canvas for a node that is there: a field, and the nodes that match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.canvas.popups.finding import Found, matching
from app.canvas.popups.found_row import FOUND, FoundRow
from app.palette.search_field import SearchField
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import GRID_PX
from app.words import tr

if TYPE_CHECKING:
    from app.theme.applying import Appearance

SIZE = QSize(312, 320)
MARGIN_PX, PLACE_PX = 8, 12
MOST = 200
"""So many nodes are listed; who wants another one types more."""

Key = Qt.Key


class FindPopup(QFrame):
    """Type, go up and down and see each at once, stay with Enter; Escape goes back."""

    opened, closed = Signal(), Signal()
    looked_at = Signal(object)
    """The node whose row is current, as a Found; None where there is none."""
    taken, left = Signal(), Signal()
    """The person stays at what is looked at, or goes back to where they were."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._nodes: Sequence[Found] = ()
        self.field = SearchField(tr("Find a block of the network"), "", self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(FoundRow(appearance, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Blocks of the network"))
        self.list.setFocusProxy(self.field)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setMargin(GRID_PX)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        set_surface(self, Surface.CARD)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._look)
        self.list.itemClicked.connect(self._take)
        appearance.changed.connect(self.list.viewport().update)
        self.hide()

    def open(self, nodes: Sequence[Found]) -> None:
        """Offer these; nothing is looked at before a person types or goes down."""
        self._nodes = nodes
        self.move(QPoint(PLACE_PX, PLACE_PX))
        self.field.clear()
        self._narrow("")
        self.opened.emit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Go away and leave what is seen as it is."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the list, and leaving the field."""
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.close_list()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return watched is self.field and self._take_key(Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        actions: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Escape: self._leave,
            Key.Key_Tab: self.close_list,
            Key.Key_Return: self._take,
            Key.Key_Enter: self._take,
            Key.Key_Down: lambda: self._go(1),
            Key.Key_Up: lambda: self._go(-1),
        }
        if key not in actions:
            return False
        actions[key]()
        return True

    def _go(self, step: int) -> None:
        last = self.list.count() - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))

    def _narrow(self, query: str) -> None:
        """List what matches, and look at the first; at none before anything is typed."""
        found = matching(self._nodes, query)
        self.list.blockSignals(True)
        self.list.clear()
        for one in found[:MOST]:
            self.list.addItem(_row(one))
        self.list.setCurrentRow(0 if query.strip() else -1)
        self.list.blockSignals(False)
        self._look()

    def _look(self) -> None:
        found: Found | None = self.list.currentIndex().data(FOUND)
        self._tell(found)
        self.looked_at.emit(found)

    def _tell(self, found: Found | None) -> None:
        """The problems of what is looked at; else how many there are, or that there are none."""
        is_bad = found is not None and bool(found.problems)
        if found is not None:
            words = "\n".join(found.problems)
        elif self.list.count():
            words = tr("Up and Down look, Enter stays, Esc goes back.")
        else:
            words = tr("No block of the network matches. Try another word.")
        self.told.setText(words)
        self.told.setVisible(bool(words))
        set_role(self.told, Role.ERROR if is_bad else Role.SECONDARY)

    def _take(self) -> None:
        if self.list.currentIndex().isValid():
            self.hide()
            self.taken.emit()
            self.closed.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
        self.closed.emit()


def _row(one: Found) -> QListWidgetItem:
    row = QListWidgetItem(one.title)
    row.setData(FOUND, one)
    told = ". ".join(filter(None, (one.beside, *one.problems)))
    row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
    return row

"""The search on the canvas: a field and the blocks that match, where a block is to be placed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.palette.block_view import BlockView
from app.palette.listing import BlockList, Offered
from app.palette.search_field import SearchField
from app.theme.applying import Appearance
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import GRID_PX
from app.words import tr

SIZE = QSize(248, 288)
MARGIN_PX = 8


class SearchPopup(QFrame):
    """Type, choose with the arrows, take with Enter; Escape or a click elsewhere closes it."""

    opened, closed = Signal(), Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._take: Callable[[str], object] | None = None
        self._is_offered: Offered | None = None
        self.field = SearchField(tr("Find a block to add"), "", self)
        self.blocks = BlockList(has_headings=False, parent=self)
        self.view = BlockView(self.blocks, appearance, self)
        self.view.setDragEnabled(False)
        self.view.setFocusProxy(self.field)
        self.nothing = QLabel(tr("No block matches. Try another word."), self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(GRID_PX)
        set_role(self.nothing, Role.HINT)
        set_surface(self, Surface.CARD)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        for part in (self.field, self.nothing, self.view):
            layout.addWidget(part)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self.view.choose_current)
        self.view.chosen.connect(self._choose)
        self.hide()

    def open(
        self, at: QPoint, take: Callable[[str], object], is_offered: Offered | None = None
    ) -> None:
        """Open near a place of the parent; `take` gets the id of the block that is chosen."""
        self._take, self._is_offered = take, is_offered
        room = self._around.size() - self.size()
        self.move(
            max(0, min(at.x(), room.width() - MARGIN_PX)),
            max(0, min(at.y(), room.height() - MARGIN_PX)),
        )
        self.field.clear()
        self._search("")
        self.opened.emit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_search(self) -> None:
        """Go away without placing anything."""
        if self._take is not None:
            self._take = None
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the list, and leaving the field."""
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.close_search()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.close_search,
            Qt.Key.Key_Tab: self.close_search,
            Qt.Key.Key_Return: self.view.choose_current,
            Qt.Key.Key_Enter: self.view.choose_current,
            Qt.Key.Key_Down: lambda: self.view.go(1),
            Qt.Key.Key_Up: lambda: self.view.go(-1),
        }
        if key not in actions:
            return False
        actions[key]()
        return True

    def _search(self, query: str) -> None:
        self.blocks.show_query(query, self._is_offered)
        is_empty = self.blocks.rowCount() == 0
        self.view.setHidden(is_empty)
        self.nothing.setVisible(is_empty)
        if not is_empty:
            self.view.setCurrentIndex(self.blocks.index(0, 0))

    def _choose(self, block: str) -> None:
        take, self._take = self._take, None
        if take is not None:
            self.hide()
            take(block)
            self.closed.emit()

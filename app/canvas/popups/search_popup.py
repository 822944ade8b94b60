"""The search on the canvas: a field and the blocks that match, where a block is to be placed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.canvas.drawing.faces import summary_of
from app.palette.block_view import BlockView
from app.palette.finding import Order
from app.palette.here import meant
from app.palette.listing import ID_ROLE, BlockList, Offered
from app.palette.search_field import SearchField
from app.palette.typed import set_by, without_numbers
from app.theme.applying import Appearance
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import GRID_PX
from app.words import tr
from engine.language import Block, Map, Parameters

SIZE = QSize(248, 288)
MARGIN_PX = 8


Take = Callable[[str, Parameters], object]
"""What is done with the id of a block, and with how it is set."""


def _as_listed(_: Block) -> int:
    """All alike: the order of the list stays."""
    return 0


class SearchPopup(QFrame):
    """Type, choose with the arrows, take with Enter; Escape or a click elsewhere closes it."""

    opened, closed = Signal(), Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._take: Take | None = None
        self._is_offered: Offered | None = None
        self._order: Order = _as_listed
        self._recent: list[str] = []
        self.field = SearchField(tr("Find a block to add"), "", self)
        self.blocks = BlockList(has_headings=False, parent=self)
        self.view = BlockView(self.blocks, appearance, self)
        self.view.setDragEnabled(False)
        self.view.setFocusProxy(self.field)
        self.setting = QLabel(self)
        set_role(self.setting, Role.HINT)
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
        for part in (self.field, self.nothing, self.view, self.setting):
            layout.addWidget(part)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self.view.choose_current)
        self.view.chosen.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(self._show_setting)
        self.hide()

    def open(
        self,
        at: QPoint,
        take: Take,
        is_offered: Offered | None = None,
        order: Order = _as_listed,
    ) -> None:
        """Open near a place of the parent; `take` gets the chosen block, and how it is set.

        order: of blocks that match equally well; the recent ones come first among these.
        """
        self._take, self._is_offered, self._order = take, is_offered, order
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
        self.blocks.show_query(query, self._is_offered, self._ranked)
        if self.blocks.rowCount() == 0:
            self.blocks.show_query(without_numbers(query), self._is_offered, self._ranked)
        is_empty = self.blocks.rowCount() == 0
        self.view.setHidden(is_empty)
        self.nothing.setVisible(is_empty)
        if not is_empty:
            self.view.setCurrentIndex(self.blocks.index(0, 0))
        self._show_setting()

    def _show_setting(self) -> None:
        """Say how the current block will be set, where words were typed that set it."""
        given, block = self._given(), self.view.currentIndex().data(ID_ROLE)
        self.setting.setVisible(bool(given))
        if given:
            self.setting.setText(summary_of(meant(block)[0], given))

    def _given(self) -> Parameters:
        """How the current block is set by what was typed."""
        block = self.view.currentIndex().data(ID_ROLE)
        return set_by(meant(block)[0], self.field.text()) if block else Map({})

    def _ranked(self, block: Block) -> tuple[int, ...]:
        """What fits comes first, then what was chosen last."""
        recent = self._recent
        order = self._order(block)
        age = recent.index(block.id) if block.id in recent else len(recent)
        return (*(order if isinstance(order, tuple) else (order,)), age)

    def _choose(self, block: str) -> None:
        take, self._take = self._take, None
        if take is not None:
            given = self._given()
            self._recent = [block, *(one for one in self._recent if one != block)]
            self.hide()
            take(block, given)
            self.closed.emit()

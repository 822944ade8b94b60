"""The search on the canvas: a field and the blocks that match, where a block is to be placed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.canvas.drawing.faces import summary_of
from app.canvas.popups.search_card import SearchCard
from app.palette.block_view import BlockView
from app.palette.finding import Order
from app.palette.here import meant
from app.palette.listing import ID_ROLE, BlockList, Offered
from app.palette.typed import set_by, without_numbers
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
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


class SearchPopup(SearchCard):
    """The blocks that match, and how the current one would be set."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(tr("Find a block to add"), SIZE, parent)
        self._take: Take | None = None
        self._is_offered: Offered | None = None
        self._order: Order = _as_listed
        self._recent: list[str] = []
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
        self.add(self.nothing, self.view, self.setting)
        self.view.clicked.connect(self.view.choose_current)
        self.view.chosen.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(self._show_setting)

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
        self.open_at(at)

    def go(self, step: int) -> None:
        """Go so many rows down."""
        self.view.go(step)

    def take(self) -> None:
        """Take the current row."""
        self.view.choose_current()

    def narrow(self, query: str) -> None:
        """List the blocks that match, those that fit best first."""
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
        if self._take is not None and not self.isHidden():
            given = self._given()
            self._recent = [block, *(one for one in self._recent if one != block)]
            self.hide()
            self._take(block, given)
            self.closed.emit()

"""The palette: a field to search in, and all blocks by family."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.palette.block_view import ENTER, BlockView
from app.palette.here import blocks_here
from app.palette.listing import BlockList
from app.palette.search_field import SearchField
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, Surface, set_role, set_surface
from app.words import tr

MARGIN_PX = 12
LIST_INSET_PX = 8
NOTHING = "No block matches “{query}”. Try another word, such as dense, loss or latent."


class Palette(QWidget):
    """Every block that can be placed. Drag one to the canvas, or add it to the middle of it."""

    add_requested = Signal(str)
    """Carries the id of a block to be placed in the middle of the canvas."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.field = SearchField(tr("Find a block"), tr("Tab"), self)
        self.blocks = BlockList(has_headings=True, parent=self)
        self.view = BlockView(self.blocks, appearance, self)
        self.nothing = _sentence(self)
        set_surface(self, Surface.PANEL)
        self.setAccessibleName(tr("Palette"))
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.view.chosen.connect(self.add_requested)
        session.document_changed.connect(self._show_here)
        self._show_here()

    def focus_search(self) -> None:
        """Let the person type what to look for."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the search field that speak to the list."""
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._take_key(event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif key in ENTER:
            self.view.choose_current()
        elif key == Qt.Key.Key_Down:
            self.view.go(1)
        elif key == Qt.Key.Key_Up:
            self.view.go(-1)
        else:
            return False
        return True

    def _show_here(self) -> None:
        """List what can be placed on the graph that is on the canvas now."""
        if (more := blocks_here(self.session)) != self.blocks.more:
            self.blocks.more = more
            self._search(self.field.text())

    def _search(self, query: str) -> None:
        self.blocks.show_query(query)
        is_empty = self.blocks.rowCount() == 0
        self.view.setHidden(is_empty)
        self.nothing.setVisible(is_empty)
        self.nothing.setText(tr(NOTHING, query=query.strip()))
        if query.strip():
            self.view.setCurrentIndex(self.blocks.best(query))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, MARGIN_PX, 0, 0)
        layout.setSpacing(LIST_INSET_PX)
        around = QVBoxLayout()
        around.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        around.addWidget(self.field)
        around.addWidget(self.nothing)
        layout.addLayout(around)
        inset = QVBoxLayout()
        inset.setContentsMargins(LIST_INSET_PX, 0, 0, 0)
        inset.addWidget(self.view)
        layout.addLayout(inset, 1)


def _sentence(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    set_role(label, Role.HINT)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setMargin(4)
    label.hide()
    return label

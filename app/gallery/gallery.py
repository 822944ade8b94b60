"""The gallery of examples: pictures to choose from, and a field that narrows them down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gallery.card_view import CardView
from app.gallery.listing import ExampleList
from app.gallery.thumbnails import Thumbnails
from app.palette.search_field import SearchField
from app.theme.applying import Appearance
from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.examples import examples

SIZE_PX, AROUND_PX = (1056, 760), 40
"""How large it is, and what of the window below is left to see at the least."""

KEYS_FOR_CARDS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
"""Keys of the field that speak to the cards."""


class Gallery(QDialog):
    """Type, choose with the arrows, open with Enter; Escape closes."""

    chosen = Signal(Path)
    """The file of the example that a person wants to open; the gallery is closed."""

    def __init__(self, thumbnails: Thumbnails, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Examples"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(
            min(SIZE_PX[0], parent.width() - AROUND_PX),
            min(SIZE_PX[1], parent.height() - AROUND_PX),
        )
        self.list = ExampleList(examples(), self)
        self.field = SearchField(tr("Find an example by what it shows or by a block in it"), "")
        self.cards = CardView(self.list, thumbnails, appearance)
        self.nothing = QLabel(tr("No example matches. Try another word."))
        self.about, self.open_button = QLabel(), QPushButton(tr("Open"))
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.cards.typed.connect(self._type)
        self.cards.chosen.connect(self._choose)
        self.cards.selectionModel().currentChanged.connect(self._show_about)
        self.open_button.clicked.connect(self.cards.choose_current)
        self._search("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the cards."""
        is_key = watched is self.field and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in KEYS_FOR_CARDS:
            QApplication.sendEvent(self.cards, event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        set_role(self.nothing, Role.HINT)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.about, Role.SECONDARY)
        self.about.setWordWrap(True)
        set_mark(self.open_button, "primary", True)
        self.open_button.setDefault(True)
        below = QHBoxLayout()
        below.setSpacing(GAP_LARGE_PX)
        below.addWidget(self.about, 1)
        below.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX, GAP_PX)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(below)

    def _search(self, query: str) -> None:
        self.list.show_query(query)
        first = self.list.first
        self.cards.setCurrentIndex(first)
        self.cards.scrollToTop()
        self.cards.setVisible(first.isValid())
        self.nothing.setVisible(not first.isValid())
        self._show_about(first)

    def _type(self, text: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(text)

    def _show_about(self, index: QModelIndex) -> None:
        example = self.list.example(index)
        self.about.setText(example.about if example else "")
        self.open_button.setEnabled(example is not None)

    def _choose(self, index: QModelIndex) -> None:
        if example := self.list.example(index):
            self.accept()
            self.chosen.emit(example.path)

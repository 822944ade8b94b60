"""The cards on the screen: as many beside each other as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.gallery.cards import SCROLL_STEP_PX, CardPainter
from app.gallery.listing import ExampleList
from app.gallery.thumbnails import Thumbnails
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.theme.applying import Appearance

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALONG = {
    QListView.CursorAction.MoveLeft: -1,
    QListView.CursorAction.MovePrevious: -1,
    QListView.CursorAction.MoveRight: 1,
    QListView.CursorAction.MoveNext: 1,
}
"""By how many examples a key goes on, also from one row to the next."""


class CardView(QListView):
    """An ExampleList as cards, which can be chosen with pointer and keys."""

    chosen = Signal(QModelIndex)
    """A card was double-clicked, or taken with Enter."""
    typed = Signal(str)
    """Letters that are meant for the search."""

    def __init__(
        self,
        examples: ExampleList,
        thumbnails: Thumbnails,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._examples = examples
        self.setModel(examples)
        self.setItemDelegate(CardPainter(thumbnails, appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(SCROLL_STEP_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Examples"))
        self.doubleClicked.connect(self._choose)
        thumbnails.made.connect(self._show_picture)
        appearance.changed.connect(self.viewport().update)

    def choose_current(self) -> None:
        """Take the card where the keys are, if there is one."""
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes a card; letters are for the search, wherever the keys are."""
        if event.key() in ENTER:
            self.choose_current()
        elif event.text().strip() and event.text().isprintable() and not _is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and Right go through all cards; the first and the last are no headings."""
        if action in ALONG:
            return self._examples.next_to(self.currentIndex(), ALONG[action])
        if action is QListView.CursorAction.MoveHome:
            return self._examples.first
        return super().moveCursor(action, modifiers)

    def _choose(self, index: QModelIndex) -> None:
        if self._examples.example(index):
            self.chosen.emit(index)

    def _show_picture(self, name: str) -> None:
        self.update(self._examples.index_of(name))


def _is_command(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return bool(held & ~Qt.KeyboardModifier.KeypadModifier)

"""A card over the canvas: a field, and a list of what matches what is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from app.palette.search_field import SearchField
from app.theme.marks import Surface, set_surface

MARGIN_PX = 8
Key = Qt.Key


class SearchCard(QFrame):
    """Type, choose with the arrows, take with Enter; Escape, Tab or a click elsewhere closes it."""

    opened, closed = Signal(), Signal()

    def __init__(self, words: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.field = SearchField(words, "", self)
        self.field.textChanged.connect(self.narrow)
        self.field.installEventFilter(self)
        set_surface(self, Surface.CARD)
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self._rows.addWidget(self.field)
        self.hide()

    def add(self, *parts: QWidget) -> None:
        """Put these below the field."""
        for part in parts:
            self._rows.addWidget(part)

    def open_at(self, at: QPoint) -> None:
        """Open near a place of the parent, with nothing typed yet."""
        room = self._around.size() - self.size()
        self.move(
            max(0, min(at.x(), room.width() - MARGIN_PX)),
            max(0, min(at.y(), room.height() - MARGIN_PX)),
        )
        self.field.clear()
        self.narrow("")
        self.opened.emit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Go away; nothing is taken."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def narrow(self, query: str) -> None:
        """List what matches what is typed."""
        raise NotImplementedError

    def go(self, step: int) -> None:
        """Go so many rows down."""
        raise NotImplementedError

    def take(self) -> None:
        """Take the current row."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Escape was pressed."""
        self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the list, and leaving the field."""
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.shut()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return watched is self.field and self._take_key(Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        actions: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Escape: self.give_up,
            Key.Key_Tab: self.shut,
            Key.Key_Return: self.take,
            Key.Key_Enter: self.take,
            Key.Key_Down: lambda: self.go(1),
            Key.Key_Up: lambda: self.go(-1),
        }
        if key not in actions:
            return False
        actions[key]()
        return True


class ListCard(SearchCard):
    """A card whose rows are plain ones; `listed`: what they are, for who cannot see them."""

    def __init__(self, words: str, listed: str, size: QSize, parent: QWidget) -> None:
        super().__init__(words, size, parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(listed)
        self.list.setFocusProxy(self.field)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self.take)
        self.add(self.list)

    def go(self, step: int) -> None:
        """Go so many rows down."""
        last = self.list.count() - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))

"""The search for anything that can be done: a field and the commands that match."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.palette.search_field import SearchField
from app.theme.applying import Appearance
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import GAP_SMALL_PX, TOOLBAR_PX
from app.windows.command_list import ROW_PX, CommandList, CommandRow
from app.windows.commands import Command, matching
from app.words import tr

WIDTH_PX, MOST_ROWS = 560, 12
MARGIN_PX = 8
RECENT = "commands/recent"
MOST_RECENT = 6


class CommandPalette(QFrame):
    """Type, choose with the arrows, run with Enter; Escape or a click elsewhere closes it."""

    def __init__(self, appearance: Appearance, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._commands: Sequence[Command] = ()
        self._came_from: QWidget | None = None
        self.field = SearchField(tr("Find an action, a block or an example"), tr("Esc"), self)
        self.commands = CommandList(self)
        self.view = QListView(self)
        self.nothing = QLabel(tr("Nothing matches. Try another word."), self)
        self._set_up(appearance)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self.run_current)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Open under the toolbar with these commands; where it is open, close it."""
        if self.isVisible():
            self.leave()
            return
        self._commands, self._came_from = commands, QApplication.focusWidget()
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and give the focus back."""
        came_from, self._came_from = self._came_from, None
        if self.isVisible():
            self.hide()
            if came_from is not None and isValid(came_from):  # a form may have been made anew
                came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def run_current(self) -> None:
        """Do what the current row says, if it can be done."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        command = self.commands.command(index.row())
        if command.is_possible:
            self._remember(command.id)
            self.leave()
            command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the list, and leaving the field."""
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._lose_focus(event.reason())
        is_key = watched is self.field and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent):
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _lose_focus(self, reason: Qt.FocusReason) -> None:
        """Close, unless it is only the menu of the field that has come."""
        if reason is not Qt.FocusReason.PopupFocusReason:
            self._came_from = None  # the focus went where the person wanted it
            self.leave()

    def _take_key(self, key: Qt.Key) -> bool:
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Tab: self.leave,
            Qt.Key.Key_Return: self.run_current,
            Qt.Key.Key_Enter: self.run_current,
            Qt.Key.Key_Down: lambda: self._go(1),
            Qt.Key.Key_Up: lambda: self._go(-1),
            Qt.Key.Key_PageDown: lambda: self._go(MOST_ROWS - 1),
            Qt.Key.Key_PageUp: lambda: self._go(1 - MOST_ROWS),
        }
        if key not in actions:
            return False
        actions[key]()
        return True

    def _go(self, steps: int) -> None:
        last = self.commands.rowCount() - 1
        row = min(last, max(0, self.view.currentIndex().row() + steps))
        self.view.setCurrentIndex(self.commands.index(row, 0))

    def _search(self, query: str) -> None:
        self.commands.show_commands(matching(self._commands, query, self._recent()))
        count = self.commands.rowCount()
        self.view.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.view.setFixedHeight(ROW_PX * min(MOST_ROWS, count))
        self.view.setCurrentIndex(self.commands.index(0, 0))
        self.adjustSize()
        self._place()

    def _place(self) -> None:
        self.move((self._window.width() - self.width()) // 2, TOOLBAR_PX + GAP_SMALL_PX)

    def _recent(self) -> list[str]:
        value = self._settings.value(RECENT, [], type=list)
        return [str(name) for name in value] if isinstance(value, list) else []

    def _remember(self, name: str) -> None:
        kept = [name, *(other for other in self._recent() if other != name)]
        self._settings.setValue(RECENT, kept[:MOST_RECENT])

    def _set_up(self, appearance: Appearance) -> None:
        set_surface(self, Surface.CARD)
        set_role(self.nothing, Role.SECONDARY)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Find an action"))
        self.nothing.setMargin(MARGIN_PX)
        self.view.setModel(self.commands)
        self.view.setItemDelegate(CommandRow(appearance, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Actions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        for part in (self.field, self.nothing, self.view):
            layout.addWidget(part)

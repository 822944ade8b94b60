"""What opens over the window when a menu asks for it: settings, keys, the search for actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from app import places
from app.preferences import Preferences
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.windows.command_palette import CommandPalette
    from app.windows.commands import Command


class Dialogs(QObject):
    """Each is made when it is first asked for, so that the window opens sooner."""

    def __init__(self, appearance: Appearance, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._appearance, self._settings, self._window = appearance, settings, window
        self._actions: Mapping[str, QAction] = {}
        self._list_commands: Callable[[], list[Command]] = list
        self._commands: CommandPalette | None = None
        self.preferences = Preferences(settings)

    def know(
        self, actions: Mapping[str, QAction], list_commands: Callable[[], list[Command]]
    ) -> None:
        """Take in the actions, which are made after what they call."""
        self._actions, self._list_commands = actions, list_commands

    @property
    def commands(self) -> CommandPalette:
        """The search for anything that can be done."""
        from app.windows.command_palette import CommandPalette

        if self._commands is None:
            self._commands = CommandPalette(self._appearance, self._settings, self._window)
        return self._commands

    def show_commands(self) -> None:
        """Let the person find anything that can be done by typing; or end that."""
        self.commands.open(self._list_commands())

    def show_shortcuts(self) -> None:
        """Show what keys and gestures do."""
        from app.windows.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self._actions, self._window).open()

    def show_settings(self) -> None:
        """Show the settings of the program."""
        from app.windows.settings_dialog import SettingsDialog

        SettingsDialog(self.preferences, self._actions, places.runs(), self._window).open()

    def show_about(self) -> None:
        """Show what the program is made of."""
        from app.windows.about import AboutBox

        AboutBox(self._window).open()

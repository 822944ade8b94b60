from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.theme.applying import Appearance
from app.windows.about import AboutBox
from app.windows.commands import Command
from app.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialogs(window: QWidget, appearance: Appearance, settings: QSettings) -> Dialogs:
    return Dialogs(appearance, settings, window)


def test_the_search_lists_what_there_is_when_it_is_opened(dialogs: Dialogs) -> None:
    there = [Command("save", "Save", "File", list)]
    dialogs.know({}, lambda: there)
    dialogs.show_commands()
    assert dialogs.commands.commands.rowCount() == 1
    dialogs.show_commands()
    there.append(Command("fit", "Fit", "View", list))
    dialogs.show_commands()
    assert dialogs.commands.commands.rowCount() == 2


def test_a_dialog_belongs_to_the_window(dialogs: Dialogs, window: QWidget) -> None:
    dialogs.show_about()
    (about,) = window.findChildren(AboutBox)
    assert about.isVisible()
    about.close()

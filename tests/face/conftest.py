"""What the tests of the whole window's face stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.theme.applying import Appearance, Mode
from app.windows.main_window import MainWindow
from tests.app.conftest import data_folder  # noqa: F401 - pytest finds a fixture by its name
from tests.face.shown import make_window, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

Open = Callable[[str], MainWindow]


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the window on the example, dark or light."""
    made: list[Appearance] = []

    def opened(theme: str) -> MainWindow:
        made.append(Appearance(qapp, Mode(theme)))
        window = make_window(made[-1], tmp_path)
        qtbot.addWidget(window, before_close_func=forgive)
        window.show()
        settle()
        return window

    yield opened
    for appearance in made:
        appearance.deleteLater()


def forgive(window: QWidget) -> None:
    """Let a test end without a question about its changes."""
    assert isinstance(window, MainWindow)
    window.files.ask = lambda: "discard"

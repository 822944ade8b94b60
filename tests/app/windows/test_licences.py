from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.theme.applying import Appearance
from app.windows.licences import LICENCES, Licences, licence_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

WORDS = {
    "Neuroloom": "MIT License",
    "Inter": "SIL OPEN FONT LICENSE",
    "JetBrains Mono": "SIL OPEN FONT LICENSE",
    "Lucide": "ISC License",
}


@pytest.mark.parametrize("name", LICENCES)
def test_each_licence_is_there_to_read(name: str) -> None:
    assert WORDS[name] in licence_text(LICENCES[name])


def test_a_chosen_name_shows_its_text(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Licences(window)
    assert dialog.text.toPlainText().startswith("MIT License")
    dialog.names.setCurrentRow(dialog.names.count() - 1)
    assert "ISC License" in dialog.text.toPlainText()

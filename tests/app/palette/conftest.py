from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.palette.palette import Palette
from app.session import Session
from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def palette(qtbot: QtBot, appearance: Appearance) -> Palette:
    session = Session()
    made = Palette(session, appearance)
    session.setParent(made)
    qtbot.addWidget(made)
    made.resize(216, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.reports.versions import versions
from app.theme.applying import Appearance
from app.windows.about import AboutBox
from app.windows.licences import Licences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_the_button_copies_the_versions(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = AboutBox(window)
    button = next(
        button for button in box.findChildren(QPushButton) if button.text() == "Copy versions"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == versions()


def test_the_licences_open_from_it(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = AboutBox(window)
    button = next(
        button for button in box.findChildren(QPushButton) if button.text() == "Licences…"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (licences,) = box.findChildren(Licences)
    assert licences.isVisible()

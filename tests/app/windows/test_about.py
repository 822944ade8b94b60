from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.windows.about import AboutBox, package_version, versions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_versions_name_what_the_program_is_made_of() -> None:
    names = [line.split()[0] for line in versions().splitlines()]
    assert names[:4] == ["Neuroloom", "Python", "Qt", "torch"]


def test_versions_are_read_without_importing_torch() -> None:
    before = "torch" in sys.modules
    versions()
    assert ("torch" in sys.modules) is before


def test_a_missing_package_is_said_to_be_missing() -> None:
    assert package_version("no-such-package") == "not installed"


def test_the_button_copies_the_versions(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = AboutBox(window)
    button = next(
        button for button in box.findChildren(QPushButton) if button.text() == "Copy versions"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == versions()

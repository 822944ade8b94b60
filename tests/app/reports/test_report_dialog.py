from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.reports.report_dialog import ReportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(tmp_path: Path, window: QWidget) -> ReportDialog:
    path = tmp_path / "report-1.txt"
    path.write_text("it failed", encoding="utf-8")
    made = ReportDialog(path, window)
    made.show()
    return made


def press(dialog: ReportDialog, title: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_report_is_shown_and_copied(dialog: ReportDialog) -> None:
    assert dialog.text.toPlainText() == "it failed"
    press(dialog, "Copy")
    assert QGuiApplication.clipboard().text() == "it failed"


def test_the_report_is_saved_where_the_person_says(dialog: ReportDialog, tmp_path: Path) -> None:
    dialog.choose_save = lambda: tmp_path / "mine.txt"
    press(dialog, "Save…")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "it failed"


def test_no_place_to_save_is_no_fault(dialog: ReportDialog, tmp_path: Path) -> None:
    dialog.choose_save = lambda: None
    press(dialog, "Save…")
    assert [path.name for path in tmp_path.iterdir()] == ["report-1.txt"]


def test_a_place_that_cannot_be_written_is_said(dialog: ReportDialog, tmp_path: Path) -> None:
    dialog.choose_save = lambda: tmp_path / "no-folder" / "mine.txt"
    press(dialog, "Save…")
    assert dialog.said.text() == "mine.txt cannot be written: No such file or directory."


def test_the_folder_of_the_report_is_opened(dialog: ReportDialog, tmp_path: Path) -> None:
    opened: list[Path] = []
    dialog.open_folder = opened.append
    press(dialog, "Show in folder")
    assert opened == [tmp_path]

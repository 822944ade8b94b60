from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QHeaderView, QTreeView, QWidget

from app.widgets.file_dialogs import path_to_open, path_to_save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answer(press: Callable[[QFileDialog], None]) -> None:
    """Answer the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        press(dialog)

    QTimer.singleShot(0, find)


def choose(path: Path) -> Callable[[QFileDialog], None]:
    def press(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.done(QFileDialog.DialogCode.Accepted)

    return press


def test_a_name_without_an_ending_gets_the_suggested_one(window: QWidget, tmp_path: Path) -> None:
    answer(choose(tmp_path / "mine"))
    assert path_to_save(window, "Save", tmp_path / "nets.py") == tmp_path / "mine.py"


def test_the_suggested_name_is_offered_in_its_folder(window: QWidget, tmp_path: Path) -> None:
    offered: list[str] = []

    def look(dialog: QFileDialog) -> None:
        offered.extend(dialog.selectedFiles())
        dialog.reject()

    answer(look)
    assert path_to_save(window, "Save", tmp_path / "nets.py", "Python (*.py)") is None
    assert offered == [str(tmp_path / "nets.py")]


def test_a_file_that_is_there_is_opened(window: QWidget, tmp_path: Path) -> None:
    (tmp_path / "rings.loom").touch()
    answer(choose(tmp_path / "rings.loom"))
    assert path_to_open(window, "Open", tmp_path, "All (*)") == tmp_path / "rings.loom"


def test_an_open_dialog_that_is_called_off_chooses_nothing(window: QWidget, tmp_path: Path) -> None:
    answer(QFileDialog.reject)
    assert path_to_open(window, "Open", tmp_path, "All (*)") is None


def test_columns_that_qt_remembers_as_narrow_get_room_for_their_words(
    window: QWidget, tmp_path: Path
) -> None:
    words = {1: "1023.99 KiB", 2: "plain text document", 3: "26 11 2026 19:22"}
    widths: dict[int, int] = {}

    def narrow(dialog: QFileDialog) -> None:
        for column in words:
            header_of(dialog).resizeSection(column, 30)
        dialog.reject()

    def look(dialog: QFileDialog) -> None:
        widths.update({column: header_of(dialog).sectionSize(column) for column in words})
        dialog.reject()

    for press in (narrow, look):
        answer(press)
        assert path_to_open(window, "Open", tmp_path, "All (*)") is None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    need = window.fontMetrics().horizontalAdvance
    assert [column for column in words if widths[column] <= need(words[column])] == []


def header_of(dialog: QFileDialog) -> QHeaderView:
    view = dialog.findChild(QTreeView)
    assert view is not None
    return view.header()

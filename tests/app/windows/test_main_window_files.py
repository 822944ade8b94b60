"""How the window and its files go together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.gallery.example_row import ExampleRow
from app.gallery.gallery import Gallery
from app.windows.action import RECENT
from app.windows.main_window import MainWindow
from engine.document.files import read_document, write_document
from engine.document.values import Document
from tests.app.files.scene import change

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.session import Session
    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(
    digits: Session, appearance: Appearance, settings: QSettings, qtbot: QtBot
) -> MainWindow:
    """A window whose engine is never started."""
    client = EngineClient(ProcessHost)
    made = MainWindow(digits, appearance, client, settings)
    client.setParent(made)
    qtbot.addWidget(made, before_close_func=forgive)
    made.show()
    return made


def forgive(window: QWidget) -> None:
    """Let a test end without a question about its changes."""
    assert isinstance(window, MainWindow)
    window.files.ask = lambda: "discard"


def test_the_name_of_the_document_tells_where_it_is_kept(
    window: MainWindow, tmp_path: Path
) -> None:
    assert window.top_bar.document_tip == "Not saved in a file yet"
    window.files.choose_save = lambda: tmp_path / "mine.loom"
    window.action("save").trigger()
    assert window.top_bar.document_tip == str(tmp_path / "mine.loom")


def test_reverting_is_possible_only_where_there_is_something_to_revert_to(
    window: MainWindow, tmp_path: Path
) -> None:
    change(window.session)
    assert not window.action("revert").isEnabled()
    window.files.choose_save = lambda: tmp_path / "mine.loom"
    window.action("save").trigger()
    assert not window.action("revert").isEnabled()
    change(window.session)
    window.action("revert").trigger()
    assert not window.session.is_dirty
    assert not window.action("revert").isEnabled()


def test_a_change_on_disk_is_told_in_the_notice_and_taken_back_there(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.loom"
    window.files.choose_save = lambda: path
    window.action("save").trigger()
    before = window.session.graph
    write_document(Document("Theirs"), path)
    qtbot.waitUntil(lambda: bool(window.notice.buttons))
    assert not window.session.graph.nodes
    window.notice.buttons[0].click()
    assert window.session.graph is before


def test_a_question_of_the_files_outlives_the_start_of_training(window: MainWindow) -> None:
    window.files.telling.asked.emit("lock", "Open a copy?", ())
    window.running.started.emit()
    assert window.questions.isVisible()
    window.files.telling.withdrawn.emit("lock")
    assert window.questions.isHidden()


def test_recent_files_open_from_their_menu(window: MainWindow, tmp_path: Path) -> None:
    write_document(Document("Rings"), tmp_path / "Rings.loom")
    window.files.recent.add(tmp_path / "Rings.loom")
    menu = window.menus[RECENT]
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert window.session.path == tmp_path / "Rings.loom"


def test_an_example_is_opened_from_the_gallery(window: MainWindow, qtbot: QtBot) -> None:
    window.action("examples").trigger()
    (gallery,) = window.findChildren(Gallery)
    qtbot.waitUntil(gallery.isActiveWindow)
    QTest.keyClicks(gallery.field, "two moons")
    QTest.keyClick(gallery.field, Qt.Key.Key_Return)

    assert window.session.name == "Two moons"
    assert window.session.path is None
    assert window.focusWidget() is window.canvas


def test_an_empty_document_offers_examples_to_begin_with(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    window.files.new()
    (row,) = window.canvas.findChildren(ExampleRow)
    qtbot.waitUntil(row.isVisible)
    QTest.mouseClick(row.cards[0], Qt.MouseButton.LeftButton)

    assert window.session.name == "Two spirals"
    assert window.session.path is None
    assert not row.isVisible()


def test_a_note_that_is_being_typed_is_saved_and_asked_about(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "noted.loom"
    window.files.choose_save = lambda: path
    window.action("add_note").trigger()
    QTest.keyClicks(window.canvas.overlays.note, "Mine")

    window.action("save").trigger()

    assert [note.text for note in read_document(path).graph.notes] == ["Mine"]


def test_undo_takes_back_what_is_being_typed(window: MainWindow) -> None:
    change(window.session)
    window.action("add_note").trigger()
    QTest.keyClicks(window.canvas.overlays.note, "Mine")

    window.action("undo").trigger()

    assert not window.session.graph.notes
    window.action("redo").trigger()
    assert [note.text for note in window.session.graph.notes] == ["Mine"]

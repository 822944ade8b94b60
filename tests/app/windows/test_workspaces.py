"""Several documents in one window, as a person goes among them with mouse and keys."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app import places
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.files.asking import Answer, ReplaceAnswer
from app.files.journal import Journal, new_slot, to_bytes
from app.session import Session
from app.windows.main_window import MainWindow
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.observations.records import RunEnded
from tests.app.files.scene import RINGS, change

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance
    from app.windows.workspace import Workspace

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
TIMEOUT_MS = 20_000
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def window(appearance: Appearance, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a document of one block, which nobody has touched."""
    client = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    made = MainWindow(Session(RINGS), appearance, client, settings)
    qtbot.addWidget(made, before_close_func=forgive)
    made.show()
    yield made
    for work in made.workspaces.all:
        work.client.stop()


def forgive(window: QWidget) -> None:
    """Let a test end without a question about its changes."""
    assert isinstance(window, MainWindow)
    window.workspaces.ask_all = lambda _: "discard"
    for work in window.workspaces.all:
        work.files.ask = lambda: "discard"


def names(window: MainWindow) -> list[str]:
    """What the tabs are called, in their order."""
    return [window.workspaces.tabs.tabText(at) for at in range(window.workspaces.tabs.count())]


def place_of(window: MainWindow, index: int) -> QPoint:
    """The middle of a tab."""
    return window.workspaces.tabs.tabRect(index).center()


def open_three(window: MainWindow) -> None:
    """Two empty documents beside the first; the last is shown."""
    for name in ("Two", "Three"):
        window.workspaces.add().files.show(Document(name))


def file_of(folder: Path, name: str) -> Path:
    """A document with that name in a file of its own."""
    path = folder / f"{name}.loom"
    write_document(Document(name), path)
    return path


def test_a_new_document_stands_beside_one_with_blocks(window: MainWindow) -> None:
    first = window.session
    assert window.workspaces.tabs.isHidden()
    assert not window.action("next_document").isEnabled()
    QTest.keyClick(window, Key.Key_N, CTRL)
    assert names(window) == ["Rings", "Untitled"]
    assert window.workspaces.tabs.isVisible()
    assert window.action("next_document").isEnabled()
    assert window.windowTitle() == "Untitled[*] – Neuroloom"
    assert first.document is RINGS
    QTest.keyClick(window, Key.Key_N, CTRL)
    assert len(names(window)) == 2, "an empty document that nobody touched was not used"


def test_new_documents_are_told_apart_by_their_names(window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window, Key.Key_N, CTRL)
        change(window.session)
    assert names(window) == ["Rings", "Untitled", "Untitled 2"]


def test_what_nobody_has_touched_gives_way_to_a_file_and_what_is_changed_does_not(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.ask = lambda: pytest.fail("There was nothing to ask about.")
    window.open_file(file_of(tmp_path, "One"))
    assert names(window) == ["One"]
    change(window.session)
    window.files.open_example(example_paths()["digits-autoencoder"])
    assert names(window) == ["One", "Digits autoencoder"]


def test_a_file_that_is_open_is_gone_to(window: MainWindow, tmp_path: Path) -> None:
    path = file_of(tmp_path, "One")
    for each in (path, file_of(tmp_path, "Two"), path):
        window.open_file(each)
    assert names(window) == ["One", "Two"]
    assert window.session.path == path
    assert window.questions.isHidden()


def test_a_file_that_cannot_be_read_opens_no_tab(window: MainWindow, tmp_path: Path) -> None:
    change(window.session)
    window.open_file(tmp_path / "gone.loom")
    assert names(window) == ["Rings"]
    assert "gone.loom" in window.notice.sentence


def test_keys_go_from_tab_to_tab_and_around(window: MainWindow) -> None:
    open_three(window)
    shown = []
    for key, held in (
        (Key.Key_PageDown, CTRL),
        (Key.Key_PageUp, CTRL),
        (Key.Key_PageUp, CTRL),
        (Key.Key_1, ALT),
        (Key.Key_9, ALT),
    ):
        QTest.keyClick(window, key, held)
        shown.append(window.session.name)
    assert shown == ["Rings", "Three", "Two", "Rings", "Rings"]


def test_a_tab_is_moved_by_the_mouse_and_keeps_its_document(window: MainWindow) -> None:
    open_three(window)
    tabs = window.workspaces.tabs
    start, end = place_of(window, 2), tabs.tabRect(0).topLeft() + QPoint(4, 8)
    QTest.mousePress(tabs, LEFT, NONE, start)
    for part in range(1, 9):
        QTest.mouseMove(tabs, start + (end - start) * part / 8)
    QTest.mouseRelease(tabs, LEFT, NONE, end)
    assert names(window) == ["Three", "Rings", "Two"]
    QTest.mouseClick(tabs, LEFT, NONE, place_of(window, 1))
    assert window.session.name == "Rings"


def test_the_middle_button_closes_and_so_does_the_cross(window: MainWindow) -> None:
    open_three(window)
    tabs = window.workspaces.tabs
    QTest.mouseClick(tabs, MIDDLE, NONE, place_of(window, 1))
    assert names(window) == ["Rings", "Three"]
    QTest.mouseClick(tabs.end_of(0), LEFT)
    assert names(window) == ["Three"]
    assert tabs.isHidden()


def test_closing_a_changed_document_asks_and_shows_which(window: MainWindow) -> None:
    first = window.workspace
    change(first.session)
    window.workspaces.add()
    first.files.ask = lambda: "cancel"
    QTest.mouseClick(window.workspaces.tabs.end_of(0), LEFT)
    assert window.workspace is first
    first.files.ask = lambda: "discard"
    QTest.keyClick(window, Key.Key_W, CTRL)
    assert names(window) == ["Untitled"]
    assert not list(places.journals().glob("*"))


def test_the_last_one_that_closes_leaves_an_empty_document(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_W, CTRL)
    assert names(window) == ["Untitled"]
    assert window.session.document == Document()


def test_a_closed_document_is_gone_with_all_that_showed_it(window: MainWindow) -> None:
    work = window.workspaces.add()
    canvas = work.canvas
    window.workspaces.close_one(work)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(work)
    assert not isValid(canvas)
    assert window.canvas in (found := window.action("copy").associatedObjects())
    assert len(found) == 2, "an action still has a part of what was closed"


def test_each_document_has_a_history_of_its_own(window: MainWindow) -> None:
    first = window.session
    change(first)
    window.workspaces.add()
    assert window.action("undo").text() == "Undo"
    assert not window.action("undo").isEnabled()
    assert not window.isWindowModified()
    window.workspaces.go(0)
    QTest.keyClick(window, Key.Key_Z, CTRL)
    assert first.document is RINGS
    assert window.action("redo").text() == "Redo set epochs"


def test_blocks_are_copied_from_one_document_into_another(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, Key.Key_A, CTRL)
    QTest.keyClick(window.canvas, Key.Key_C, CTRL)
    QTest.keyClick(window, Key.Key_N, CTRL)
    assert QApplication.focusWidget() is window.canvas
    QTest.keyClick(window.canvas, Key.Key_V, CTRL)
    assert [node.block for node in window.session.graph.nodes.values()] == ["dense"]
    assert window.workspaces.all[0].session.document is RINGS


def test_panels_stand_alike_in_every_document(window: MainWindow) -> None:
    window.panels.columns.setSizes([300, 700, 440])
    QTest.keyClick(window, Key.Key_J, CTRL)
    sizes = window.panels.columns.sizes()
    window.workspaces.add()
    assert window.panels.columns.sizes() == sizes
    assert not window.panels.is_shown("tabs")
    window.action("tabs").trigger()
    window.workspaces.previous()
    assert window.panels.is_shown("tabs")
    assert window.action("tabs").isChecked()


def test_who_comes_back_finds_the_keys_where_they_were(window: MainWindow) -> None:
    window.palette_panel.focus_search()
    field = QApplication.focusWidget()
    window.workspaces.add()
    assert QApplication.focusWidget() is window.canvas
    window.workspaces.go(0)
    assert QApplication.focusWidget() is field


def test_an_engine_that_nobody_used_goes_to_the_document_that_is_shown(window: MainWindow) -> None:
    first = window.workspace.client
    first.start()
    engine = first.host
    QTest.keyClick(window, Key.Key_N, CTRL)
    assert (first.host, window.workspace.client.host) == (None, engine)


def test_a_run_goes_on_while_another_document_is_looked_at(
    window: MainWindow, qtbot: QtBot
) -> None:
    digits = read_document(example_paths()["digits-autoencoder"])
    for work in (window.workspace, window.workspaces.add()):
        work.files.show(digits)
        window.workspaces.show_one(work)
        QTest.keyClick(window, Key.Key_F5)
    first, second = (work.session.run for work in window.workspaces.all)
    qtbot.waitUntil(lambda: first.state == second.state == "training", timeout=TIMEOUT_MS)
    assert first.expected != second.expected
    QTest.keyClick(window, Key.Key_F6)
    qtbot.waitUntil(lambda: second.state == "paused", timeout=TIMEOUT_MS)
    assert first.state == "training"
    assert [words(window, at) for at in (0, 1)] == [
        "Digits autoencoder, Training",
        "Digits autoencoder, Paused",
    ]
    window.workspaces.close_current()
    assert window.action("train").text() == "Restart"


def test_a_run_that_ends_unseen_is_told_by_its_tab_until_it_is_looked_at(
    window: MainWindow,
) -> None:
    run = window.session.run
    run.expect("r1", RINGS)
    window.workspaces.add()
    run.take([RunEnded("r1", "finished", 1.0, 7)])
    assert words(window, 0) == "Rings, The run has ended"
    window.workspaces.go(0)
    assert words(window, 0) == "Rings"
    window.workspaces.go(1)
    assert words(window, 0) == "Rings"


def test_a_document_that_nobody_looks_at_costs_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bridge.client.BUSY_FOR_S", 0.0)
    window.files.show(read_document(example_paths()["digits-autoencoder"]))
    work = window.workspace
    timers = [*work.findChildren(QTimer), *work.client.findChildren(QTimer)]
    QTest.keyClick(window, Key.Key_F5)
    qtbot.waitUntil(lambda: work.session.run.state == "training", timeout=TIMEOUT_MS)
    QTest.keyClick(window, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: work.session.run.end is not None, timeout=TIMEOUT_MS)
    assert any(timer.isActive() for timer in timers)
    window.workspaces.add()
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers), timeout=TIMEOUT_MS)
    window.workspaces.go(0)
    assert any(timer.isActive() for timer in timers)


def words(window: MainWindow, index: int) -> str:
    """What a screen reader says of a tab."""
    return window.workspaces.tabs.accessibleTabName(index)


def test_one_question_lists_all_that_is_unsaved(window: MainWindow) -> None:
    for work in (window.workspace, window.workspaces.add()):
        change(work.session)
    asked: list[Sequence[str]] = []
    answers: list[Answer] = ["cancel", "discard"]

    def ask(unsaved: Sequence[str]) -> Answer:
        asked.append(unsaved)
        return answers.pop(0)

    window.workspaces.ask_all = ask
    assert [window.close(), window.close()] == [False, True]
    assert asked == [["Rings", "Untitled"]] * 2


def test_all_are_saved_before_the_window_closes(window: MainWindow, tmp_path: Path) -> None:
    for work in (window.workspace, window.workspaces.add()):
        change(work.session)
        save_to(work, tmp_path)
    window.workspaces.ask_all = lambda _: "save"
    assert window.close()
    assert sorted(path.stem for path in tmp_path.glob("*.loom")) == ["Rings", "Untitled"]


def save_to(work: Workspace, folder: Path) -> None:
    """Answer where a document is to be saved."""
    path = folder / f"{work.session.name}.loom"
    work.files.choose_save = lambda: path


def test_what_is_open_in_another_tab_is_replaced_only_after_a_question(
    window: MainWindow, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "One")
    window.open_file(path)
    window.workspaces.add()
    asked: list[str] = []

    def ask(sentence: str) -> ReplaceAnswer:
        asked.append(sentence)
        return "cancel"

    window.files.choose_save = lambda: path
    window.files.ask_replace = ask
    assert not window.files.save_as()
    assert asked == ["One.loom is open in another tab. Replace it?"]


def test_what_several_tabs_left_behind_comes_back_in_as_many(window: MainWindow) -> None:
    noon = datetime(2026, 11, 24, 12).astimezone()
    for name in ("One", "Two"):
        slot = new_slot(places.journals())
        slot.write(to_bytes(Journal(Document(name), name, None, "", 1, noon)))
        slot.let_go()
    window.recovery.look()
    for _ in range(2):
        window.workspaces.next()
        QTest.mouseClick(window.questions.buttons[0], LEFT)
    assert sorted(names(window)) == ["One", "Two"]
    assert all(work.session.is_dirty for work in window.workspaces.all)


def test_documents_that_are_dropped_open_each_in_a_tab(window: MainWindow, tmp_path: Path) -> None:
    for name in ("One", "Two"):
        window.arriving.open((file_of(tmp_path, name),))
    assert names(window) == ["One", "Two"]
    assert window.arriving.cue.parent() is window.canvas

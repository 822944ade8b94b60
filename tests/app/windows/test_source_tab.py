"""The Source tab in the whole window, with a real engine beside it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bridge.client import EngineClient
from app.bridge.in_process import InProcessHost
from app.session import Session
from app.theme.applying import Appearance
from app.windows.main_window import MainWindow
from engine.document.edits import remove, set_parameter
from engine.document.values import Document
from engine.program.write import write
from tests.engine.drawn import diverging, node_of

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TIMEOUT_MS = 20_000


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(InProcessHost)
    yield made
    made.stop()
    assert not any(thread.name == "engine" for thread in threading.enumerate())


@pytest.fixture
def window(
    digits: Session,
    appearance: Appearance,
    client: EngineClient,
    settings: QSettings,
    qtbot: QtBot,
) -> MainWindow:
    made = MainWindow(digits, appearance, client, settings)
    qtbot.addWidget(made, before_close_func=lambda _: digits.history.setClean())
    made.show()
    return made


def look_at_source(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(lambda: window.source.is_current, timeout=TIMEOUT_MS)


def show_document(window: MainWindow, document: Document) -> None:
    window.session.open(document)
    window.files.opened.emit()


def fail(window: MainWindow, qtbot: QtBot, folder: Path) -> Document:
    """Train with steps so large that the loss is soon no number."""
    document = diverging(epochs=1000)
    show_document(window, document)
    window.session.save(folder / "Moons autoencoder.loom")
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.run.state == "failed", timeout=TIMEOUT_MS)
    return document


def test_the_first_look_starts_an_engine_and_shows_the_program(
    window: MainWindow, client: EngineClient, qtbot: QtBot
) -> None:
    assert not client.is_running
    look_at_source(window, qtbot)
    assert window.tabs.currentWidget() is window.source_tab
    shown = window.source_tab.view.code.toPlainText() + "\n"
    assert shown == write(window.session.document).text


def test_the_source_is_the_last_tab(window: MainWindow) -> None:
    assert window.tabs.tabText(window.tabs.count() - 1) == "Source"


def test_a_click_with_control_selects_the_node_and_shows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at_source(window, qtbot)
    code, canvas = window.source_tab.view.code, window.canvas
    line = window.source.latest.nodes.index("n10") + 1 if window.source.latest else 0
    code.reveal([line])
    place = QPoint(40, dict(code.lines_in_view())[line].center().y())
    QTest.mouseClick(code.viewport(), LEFT, CONTROL, place)
    assert window.session.selection == ("n10",)
    distance = canvas.node_rect("n10").center() - canvas.viewport().rect().center()
    assert distance.manhattanLength() <= 4


def test_problems_are_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    look_at_source(window, qtbot)
    window.session.edit("Delete", remove(window.session.graph, ["n5"]))
    QTest.mouseClick(window.source_tab.view.empty.button, LEFT)
    assert window.tabs.currentWidget() is window.problems


def test_the_program_is_exported_from_the_menu_without_looking_at_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.export.choose = lambda: tmp_path / "mine.py"
    window.action("export").trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=TIMEOUT_MS)
    assert window.notice.sentence == "The program is saved as mine.py; it runs by itself."
    assert (tmp_path / "mine.py").read_text("utf-8") == write(window.session.document).text


def test_the_program_is_copied_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.action("copy_source").trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=TIMEOUT_MS)
    assert QApplication.clipboard().text() == write(window.session.document).text


def test_a_document_with_problems_is_not_exported_but_shown(window: MainWindow) -> None:
    window.session.edit("Delete", remove(window.session.graph, ["n5"]))
    window.action("export").trigger()
    assert window.tabs.currentWidget() is window.problems
    assert "no problems" in window.notice.sentence


def test_a_failed_run_is_shown_on_its_node_on_its_line_and_in_the_notice(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document = fail(window, qtbot, tmp_path)
    adam = node_of(document, "Adam")
    look_at_source(window, qtbot)
    code = window.source_tab.view.code
    assert "yield" in code.document().findBlockByNumber(code.failed - 1).text()
    (sentence,) = window.canvas._scene.nodes[adam].face.problems  # noqa: SLF001 - what is drawn
    assert sentence == window.notice.sentence == window.source_tab.view.strip.sentence
    assert sentence.startswith("Adam: expected a finite loss")


def test_the_next_edit_takes_the_failure_from_node_and_line(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document = fail(window, qtbot, tmp_path)
    adam = node_of(document, "Adam")
    look_at_source(window, qtbot)
    graph = set_parameter(window.session.graph, [adam], "step_size", 0.01)
    window.session.edit("Set step size", graph)
    assert window.canvas._scene.nodes[adam].face.problems == ()  # noqa: SLF001 - what is drawn
    assert window.source_tab.view.code.failed == 0


def test_another_document_shows_its_own_program_from_the_top(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at_source(window, qtbot)
    window.source_tab.view.code.reveal([150])
    show_document(window, diverging())
    assert window.source.latest is None
    qtbot.waitUntil(lambda: window.source.is_current, timeout=TIMEOUT_MS)
    first, _ = next(window.source_tab.view.code.lines_in_view())
    assert first == 1


def test_find_searches_the_program_where_that_has_the_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at_source(window, qtbot)
    QTest.keyClick(window.source_tab.view.code, Qt.Key.Key_F, CONTROL)
    assert window.source_tab.view.find_bar.isVisible()
    QTest.keyClicks(window.source_tab.view.find_bar.field, "nn.Linear")
    assert window.source_tab.view.find_bar.count == "1 of 6"

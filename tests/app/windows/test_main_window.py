from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.canvas.drawing.scene import GraphScene
from app.inspector.fact_table import FactTable
from app.preferences import most_threads
from app.session import Session
from app.theme.applying import Appearance, Mode
from app.windows.about import AboutBox
from app.windows.action import EXAMPLES
from app.windows.actions import ACTIONS
from app.windows.main_window import MainWindow
from engine.document.edits import remove
from engine.document.files import read_document, write_document
from engine.document.values import Document
from tests.app.runs.kept_runs import keep
from tests.engine.shapes.repairs.broken import broken, cut, set_to

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
TIMEOUT_MS = 20_000


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    yield made
    made.stop()


@pytest.fixture
def window(
    digits: Session,
    appearance: Appearance,
    client: EngineClient,
    settings: QSettings,
    qtbot: QtBot,
) -> MainWindow:
    made = MainWindow(digits, appearance, client, settings)
    qtbot.addWidget(made, before_close_func=forgive)
    made.show()
    return made


def forgive(window: QWidget) -> None:
    """Let a test end without a question about its changes."""
    assert isinstance(window, MainWindow)
    window.files.ask = lambda: "discard"


def break_network(session: Session) -> None:
    session.edit("Delete", remove(session.graph, [next(iter(session.graph.nodes))]))


def start(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.run.state == "training", timeout=TIMEOUT_MS)


def test_every_action_is_in_the_window_and_can_be_called(window: MainWindow) -> None:
    placed = {action.objectName() for action in (*window.actions(), *window.canvas.actions())}
    assert placed >= {each.id for each in ACTIONS}
    assert all(callable(attrgetter(each.does)(window)) for each in ACTIONS)


def test_the_title_names_the_document_and_marks_it_dirty(window: MainWindow) -> None:
    assert window.windowTitle() == "Digits autoencoder[*] – Neuroloom"
    break_network(window.session)
    assert window.isWindowModified()


def test_the_first_paint_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.first_painted):
        window.grab()
    with qtbot.assertNotEmitted(window.first_painted, wait=50):
        window.grab()


def test_train_runs_and_the_status_bar_tells_of_it(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    assert window.status.run_text.startswith("Training   epoch 1 of 4   step 7")
    assert window.action("train").text() == "Restart"


def test_pause_and_stop_work_from_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: window.session.run.state == "paused", timeout=TIMEOUT_MS)
    QTest.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.session.run.state == "stopped", timeout=TIMEOUT_MS)


def test_who_looks_at_a_node_is_told_its_share_of_a_step(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.session.select(["n2"])

    qtbot.waitUntil(lambda: window.session.run.time is not None, timeout=TIMEOUT_MS)

    shown = window.inspector.findChild(FactTable)
    assert isinstance(shown, FactTable)
    assert shown.values["Step time"] == "75 % · 1.5 ms"


def test_a_document_with_problems_shows_them_instead_of_training(window: MainWindow) -> None:
    break_network(window.session)
    QTest.mouseClick(window.top_bar.train, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.problems
    assert "from training" in window.notice.sentence
    assert window.notice.isVisible()
    assert not window.session.run.is_active


def test_a_click_on_a_problem_selects_its_node(window: MainWindow) -> None:
    break_network(window.session)
    QTest.mouseClick(window.status.problems_button, Qt.MouseButton.LeftButton)
    listed = window.problems.list
    place = listed.visualItemRect(listed.item(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.selection == window.session.checked.problems[0].nodes[:1]


def test_the_tab_counts_the_problems(window: MainWindow) -> None:
    tab = window.tabs.indexOf(window.problems)
    assert window.tabs.tabText(tab) == "Problems"
    break_network(window.session)
    assert window.tabs.tabText(tab) == f"Problems {len(window.session.checked.problems)}"


def test_a_killed_engine_is_told_and_the_next_train_starts_another(
    window: MainWindow, client: EngineClient, qtbot: QtBot
) -> None:
    start(window, qtbot)
    document = window.session.document
    assert isinstance(client.host, ProcessHost)
    with qtbot.waitSignal(client.died, timeout=TIMEOUT_MS):
        os.kill(client.host.pid, signal.SIGKILL)
    assert window.notice.sentence.startswith("The engine stopped unexpectedly")
    assert window.notice.isVisible()
    assert window.session.document is document
    start(window, qtbot)
    assert window.notice.isHidden()


def test_a_notice_that_comes_and_goes_moves_nothing_on_the_canvas(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas = window.canvas
    qtbot.waitUntil(lambda: canvas.camera.is_fitted)
    tall, seen = canvas.height(), [canvas.mapToScene(0, 0)]
    window.notice.tell("A copy was saved.")
    qtbot.waitUntil(lambda: canvas.height() < tall)
    seen.append(canvas.mapToScene(0, 0))
    window.notice.hide()
    qtbot.waitUntil(lambda: canvas.height() == tall)
    seen.append(canvas.mapToScene(0, 0))
    assert seen == [seen[0]] * 3


def test_what_was_fitted_above_a_notice_is_fitted_again_without_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas, tall = window.canvas, window.canvas.height()
    window.notice.tell("A copy was saved.")
    qtbot.waitUntil(lambda: canvas.height() < tall)
    canvas.fit()
    before = canvas.mapToScene(0, 0)
    window.notice.hide()
    qtbot.waitUntil(lambda: canvas.height() == tall)
    assert canvas.camera.is_fitted
    assert canvas.mapToScene(0, 0) != before


def test_a_refused_command_is_told_in_the_notice(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.running.set_step_size("adam", 1e9)
    qtbot.waitUntil(lambda: window.notice.sentence == "adam cannot step so", timeout=TIMEOUT_MS)


def test_the_summary_of_a_run_is_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    window.action("stop").trigger()
    qtbot.waitUntil(lambda: window.session.run.state == "stopped", timeout=TIMEOUT_MS)
    QTest.mouseClick(window.status.summary_button, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.runs
    assert window.runs.isVisible()


def test_the_cross_in_the_status_bar_stops_the_run(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    QTest.mouseClick(window.status.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.run.state == "stopped", timeout=TIMEOUT_MS)


def test_what_a_menu_entry_does_is_told_without_covering_the_run(
    window: MainWindow, qtbot: QtBot
) -> None:
    start(window, qtbot)
    window.menus["Run"].setActiveAction(window.action("pause"))
    assert (window.status.said, window.status.currentMessage()) == ("Pause the run", "")
    assert window.status.run_text.startswith("Training")


def test_a_button_says_what_it_does_beside_itself_and_not_below(window: MainWindow) -> None:
    assert window.top_bar.train.toolTip()
    assert not window.top_bar.train.statusTip()


def test_who_looks_at_gradients_is_shown_those_of_a_new_run(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.tabs.setCurrentWidget(window.gradient_plot)

    start(window, qtbot)

    assert window.tabs.currentWidget() is window.gradient_plot
    qtbot.waitUntil(lambda: window.session.run.gradients is not None, timeout=TIMEOUT_MS)


def test_an_edit_while_it_trains_is_told_quietly(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    break_network(window.session)
    assert window.status.said.startswith("The run trains the document as it was at ")


def test_a_kept_run_is_opened_from_the_list_and_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.save(tmp_path / "Digits.loom")
    keep(tmp_path / "Digits.runs" / "r1")
    window.action("runs").trigger()
    QTest.mouseClick(window.runs.card.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.run.is_reopened, timeout=TIMEOUT_MS)
    assert window.tabs.currentWidget() is window.loss_plot
    assert window.status.run_text.startswith(window.session.run.name)


def test_the_document_of_a_run_opens_as_an_unsaved_copy(window: MainWindow, tmp_path: Path) -> None:
    window.session.save(tmp_path / "Digits.loom")
    keep(tmp_path / "Digits.runs" / "r1")
    window.action("runs").trigger()
    window.runs.card.buttons["document"].click()
    assert (window.session.path, window.session.document.title) == (None, "Digits")


def test_an_example_opens_from_the_menu_and_ends_the_run(window: MainWindow, qtbot: QtBot) -> None:
    start(window, qtbot)
    chapters = [menu for menu in window.menus[EXAMPLES].findChildren(QMenu) if menu.actions()]
    entries = {entry.text(): entry for menu in chapters for entry in menu.actions()}
    assert entries["Digits autoencoder"].statusTip().endswith("touch the cloud.")
    entries["Digits autoencoder"].trigger()
    assert not window.session.run.is_active
    assert window.session.path is None


def test_a_file_that_cannot_be_read_is_told_in_the_notice(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.choose_open = lambda: tmp_path / "missing.loom"
    window.action("open").trigger()
    assert "missing.loom" in window.notice.sentence


def test_save_writes_the_file_and_clears_the_mark(window: MainWindow, tmp_path: Path) -> None:
    break_network(window.session)
    window.files.choose_save = lambda: tmp_path / "mine.loom"
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_document(tmp_path / "mine.loom").title == "mine"
    assert not window.isWindowModified()


def test_new_shows_an_empty_document(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document == Document()


def test_undo_from_the_keyboard_brings_the_network_back(window: MainWindow) -> None:
    before = window.session.document
    break_network(window.session)
    window.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document is before


def test_a_block_from_the_palette_is_placed_on_the_canvas(window: MainWindow) -> None:
    before = len(window.session.graph.nodes)
    window.palette_panel.add_requested.emit("dense")
    assert len(window.session.graph.nodes) == before + 1


def test_delete_works_on_the_canvas_and_not_in_a_list_beside_it(window: MainWindow) -> None:
    before = len(window.session.graph.nodes)
    window.session.select([next(iter(window.session.graph.nodes))])
    window.tabs.setFocus()
    QTest.keyClick(window.tabs, Qt.Key.Key_Delete)
    kept = len(window.session.graph.nodes)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert (kept, len(window.session.graph.nodes)) == (before, before - 1)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # no window manager here either
def test_alt_and_a_letter_open_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.menus["View"].isVisible)
    window.menus["View"].close()


def test_the_canvas_is_handled_as_the_settings_say(window: MainWindow) -> None:
    window.dialogs.preferences.set_habit("is_snapping", False)
    assert not window.canvas.handling.is_snapping


def test_find_searches_the_network_wherever_the_keys_are(window: MainWindow) -> None:
    window.palette_panel.focus_search()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.canvas.overlays.find.field


def test_find_a_block_shows_the_palette_and_waits_for_words(window: MainWindow) -> None:
    window.panels.show_palette(False)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F, both)
    assert window.palette_panel.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.palette_panel.isAncestorOf(focused)


def test_a_cancelled_close_keeps_the_window(window: MainWindow) -> None:
    break_network(window.session)
    window.files.ask = lambda: "cancel"
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert window.isVisible()


def test_closing_remembers_what_is_shown(window: MainWindow, settings: QSettings) -> None:
    window.action("side").trigger()
    assert not window.panels.is_shown("side")
    assert window.close()
    assert settings.value("panels/side_shown", True, type=bool) is False
    assert settings.value("window/geometry") is not None


@pytest.mark.parametrize("name", ["palette", "tabs", "side"])
def test_a_hidden_panel_is_unchecked_in_the_view_menu(window: MainWindow, name: str) -> None:
    assert window.action(name).isChecked()
    window.action(name).trigger()
    assert not window.panels.is_shown(name)
    window.action(name).trigger()
    assert window.panels.is_shown(name)
    assert window.action(name).isChecked()


def test_asking_for_the_problems_shows_a_hidden_panel(window: MainWindow) -> None:
    window.panels.show_tabs(False)
    window.show_problems()
    assert window.action("tabs").isChecked()
    assert window.problems.isVisible()


def test_the_switch_turns_the_theme_and_remembers_it(
    window: MainWindow, settings: QSettings
) -> None:
    QTest.mouseClick(window.top_bar.flip_button, Qt.MouseButton.LeftButton)
    seen = [window.appearance.mode]
    assert window.action("theme_light").isChecked()
    assert settings.value("window/theme") == "light"
    for name in ("theme_dark", "theme_system"):
        window.action(name).trigger()
        seen.append(window.appearance.mode)
    assert seen == [Mode.LIGHT, Mode.DARK, Mode.SYSTEM]


def test_the_device_chip_shows_the_settings_of_the_run(window: MainWindow) -> None:
    window.session.select([next(iter(window.session.graph.nodes))])
    window.panels.show_side(False)
    QTest.mouseClick(window.top_bar.device_chip, Qt.MouseButton.LeftButton)
    assert window.session.selection == ()
    assert window.panels.is_shown("side")


def test_about_shows_the_versions(window: MainWindow) -> None:
    window.action("about").trigger()
    box = window.findChild(AboutBox)
    assert box is not None
    assert box.isVisible()
    box.close()


@pytest.mark.parametrize(("width", "height"), [(1100, 700), (1440, 900)])
def test_every_part_lies_inside_the_window(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    inside = QRect(0, 0, width, height)
    parts = (
        window.top_bar.train,
        window.top_bar.device_chip,
        window.top_bar.flip_button,
        window.palette_panel,
        window.canvas,
        window.tabs,
        window.latent_view,
        window.inspector,
        window.status.problems_button,
    )
    assert (window.width(), window.height()) == (width, height)
    for part in parts:
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        assert inside.contains(place), part


def test_a_saved_document_is_opened_with_its_path(window: MainWindow, tmp_path: Path) -> None:
    write_document(Document("Rings"), tmp_path / "Rings.loom")
    window.files.choose_open = lambda: tmp_path / "Rings.loom"
    window.action("open").trigger()
    assert window.windowTitle() == "Rings[*] – Neuroloom"
    assert window.windowFilePath() == str(tmp_path / "Rings.loom")


@pytest.mark.slow
def test_the_example_trains_in_a_process_and_comes_back_after_a_kill(
    digits: Session,
    appearance: Appearance,
    settings: QSettings,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    client = EngineClient(ProcessHost)
    window = MainWindow(digits, appearance, client, settings)
    qtbot.addWidget(window, before_close_func=forgive)
    window.show()
    digits.save(tmp_path / "Digits.loom")
    for kill in (True, False):
        window.running.train()
        qtbot.waitUntil(lambda: digits.run.cloud is not None, timeout=60_000)
        qtbot.waitUntil(lambda: digits.run.training != {}, timeout=60_000)
        assert isinstance(client.host, ProcessHost)
        if kill:
            with qtbot.waitSignal(client.died, timeout=60_000):
                os.kill(client.host.pid, signal.SIGKILL)
            assert "killed by signal 9" in window.notice.sentence
            assert digits.run.training != {}
    runs = [entry.name for entry in (tmp_path / "Digits.runs").iterdir()]
    client.stop()
    assert len(runs) == 2


def test_the_search_for_actions_runs_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    commands = window.dialogs.commands
    QTest.keyClicks(commands.field, "add dense")
    QTest.keyClick(commands.field, Qt.Key.Key_Return)
    assert window.session.history.undoText() == "Add Dense"
    assert not commands.isVisible()
    assert QApplication.focusWidget() is window.canvas


def test_an_entry_of_a_menu_tells_what_it_does_in_the_status_bar(window: MainWindow) -> None:
    menu = window.menus["View"]
    menu.setActiveAction(window.action("actual_size"))
    assert window.status.said == "Show the network without enlarging it"


def test_reset_brings_back_a_hidden_panel(window: MainWindow) -> None:
    window.action("side").trigger()
    assert not window.panels.is_shown("side")
    window.action("reset_layout").trigger()
    assert window.panels.is_shown("side")
    assert window.action("side").isChecked()


def test_a_new_document_begins_as_the_person_prefers(window: MainWindow) -> None:
    window.dialogs.preferences.threads = most_threads()
    window.action("new").trigger()
    assert window.session.document.settings.threads == most_threads()
    assert not window.session.is_dirty


@pytest.mark.parametrize("name", ["settings", "shortcuts", "about"])
def test_a_dialog_closes_with_escape_and_is_gone(
    window: MainWindow, name: str, qtbot: QtBot
) -> None:
    window.action(name).trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_notice_of_problems_goes_when_their_number_changes(window: MainWindow) -> None:
    window.session.edit_document("Break", broken(cut("n5", "n6")))
    window.action("train").trigger()
    assert window.notice.isVisible()
    problem = window.session.checked.problems[0]
    window.session.repair(problem, window.session.repairs_of(problem)[0].title)
    assert not window.notice.isVisible()


def test_a_click_on_a_badge_shows_the_problems_of_its_node(window: MainWindow) -> None:
    window.session.edit_document(
        "Break", broken(set_to("n3", "units", 0), set_to("n7", "units", 0))
    )
    window.resize(1440, 900)  # near enough for numbers to be seen
    window.canvas.fit()
    scene, scale = window.canvas.scene(), window.canvas.camera.scale
    assert isinstance(scene, GraphScene)
    item = scene.nodes["n7"]
    badge = window.canvas.mapFromScene(item.pos() + item.badge(scale).center())
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=badge)
    assert window.problems.isVisible()
    assert window.problems.list.currentItem().text().startswith("Decoder 2, Units")
    assert window.session.selection == ("n7",)

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from app import places
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.reports.report_dialog import ReportDialog
from app.reports.reporting import Reporting
from app.session import Session
from app.widgets.action_face import WHY_NOT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

DYING = (sys.executable, "-c", "import sys; sys.stderr.write('first\\nlast words\\n'); sys.exit(3)")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(lambda: ProcessHost(DYING))
    yield made
    made.stop()


@pytest.fixture
def actions(window: QWidget) -> dict[str, QAction]:
    return {name: QAction(name, window) for name in ("report", "train")}


@pytest.fixture
def reporting(window: QWidget, client: EngineClient, actions: dict[str, QAction]) -> Reporting:
    made = Reporting(Session(parent=window), client, window)
    made.follow(actions)
    return made


def last_text(reporting: Reporting) -> str:
    assert reporting.last is not None
    return reporting.last.read_text(encoding="utf-8")


def test_without_a_fault_there_is_no_report_to_show(
    reporting: Reporting, actions: dict[str, QAction]
) -> None:
    assert not actions["report"].isEnabled()
    assert actions["report"].property(WHY_NOT) == "Nothing has failed"
    reporting.show()
    assert QApplication.activeModalWidget() is None


def test_a_fault_is_written_with_what_was_done_before_and_told(
    reporting: Reporting, actions: dict[str, QAction], qtbot: QtBot
) -> None:
    actions["train"].trigger()
    with qtbot.waitSignal(reporting.told) as told:
        reporting.take_fault("It failed.", "Traceback: ValueError")
    sentence, choices = told.args or ("", ())
    assert sentence == "It failed."
    assert [choice.title for choice in choices] == ["Show the report"]
    assert "Traceback: ValueError" in last_text(reporting)
    assert " train" in last_text(reporting)
    assert actions["report"].isEnabled()


def test_a_fault_that_comes_again_and_again_is_written_once(reporting: Reporting) -> None:
    for _ in range(3):
        reporting.take_fault("It failed.", "Traceback: ValueError")
    assert len(list(places.reports().iterdir())) == 1


def test_the_last_words_of_an_engine_that_died_are_written(
    reporting: Reporting, client: EngineClient, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client.died, timeout=20_000):
        client.start()
    assert "The engine stopped unexpectedly" in last_text(reporting)
    assert "first\nlast words" in last_text(reporting)


def test_a_crash_of_the_last_start_is_told_and_written(reporting: Reporting, qtbot: QtBot) -> None:
    places.reports().mkdir()
    (places.reports() / "running-1.txt").write_text("Fatal Python error: Aborted", encoding="utf-8")
    with qtbot.waitSignal(reporting.told) as told:
        reporting.tell_hard_crashes()
    assert (told.args or [""])[0] == "Neuroloom stopped unexpectedly the last time."
    assert "Fatal Python error: Aborted" in last_text(reporting)
    assert "blocks:" not in last_text(reporting)  # what was open then is not known


def test_a_folder_that_cannot_be_written_is_told(
    window: QWidget, client: EngineClient, qtbot: QtBot
) -> None:
    places.reports().write_text("a file, no folder", encoding="utf-8")
    reporting = Reporting(Session(parent=window), client, window)
    told: list[str] = []
    reporting.told.connect(lambda sentence, _: told.append(sentence))
    reporting.take_fault("It failed.", "Traceback: ValueError")
    assert told == ["Reports of faults cannot be written: File exists.", "It failed."]


def test_the_last_report_is_shown(reporting: Reporting, qtbot: QtBot) -> None:
    reporting.take_fault("It failed.", "Traceback: ValueError")
    reporting.show()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    assert "Traceback: ValueError" in dialog.text.toPlainText()
    dialog.close()

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from app.windows.status_bar import StatusBar
from engine.document.edits import remove
from engine.language import Map
from engine.observations.records import Preparing, Progress, RunEnded, RunStarted
from tests.engine.shapes.repairs.broken import with_a_layer_left_out

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.session import Session
    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def status(digits: Session, appearance: Appearance, qtbot: QtBot) -> StatusBar:
    made = StatusBar(digits, appearance)
    qtbot.addWidget(made)
    made.resize(1100, 24)
    made.show()
    return made


START = RunStarted("r1", "Digits", Map({}), 4, 92, "CPU", 1, 9, "")


def progress_of(status: StatusBar) -> QProgressBar:
    bar = status.findChild(QProgressBar)
    assert bar is not None
    return bar


def train(session: Session, step: int, speed: float = 1000.0) -> None:
    session.run.take([Progress("r1", "training", 2, 4, step, speed, 8.0)])


def test_before_a_run_it_is_ready_and_shows_no_progress(status: StatusBar) -> None:
    assert status.run_text == "Ready"
    assert not progress_of(status).isVisible()


def test_a_run_is_told_in_words_and_as_a_bar(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1")
    train(digits, 46)
    assert status.run_text.split("   ")[:2] == ["Training", "epoch 2 of 4"]
    assert progress_of(status).isVisible()
    assert progress_of(status).value() == progress_of(status).maximum() // 2


def test_the_bar_stands_still_while_the_numbers_change(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1")
    train(digits, 99_999, 41_200.0)
    status.grab()
    before = progress_of(status).x()
    train(digits, 1, 1.0)
    status.grab()
    assert progress_of(status).x() == before


def test_the_bar_goes_with_the_end_of_the_run(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1")
    train(digits, 46)
    digits.run.take([RunEnded("r1", "stopped", 3.0, 46)])
    assert status.run_text.startswith("Stopped")
    assert not progress_of(status).isVisible()


def test_weights_and_problems_follow_the_document(status: StatusBar, digits: Session) -> None:
    texts = [label.text() for label in status.findChildren(QLabel)]
    assert f"{digits.checked.weight_count:,} weights" in texts
    assert status.problems_button.text() == "0 problems"
    digits.edit("Delete", remove(digits.graph, [next(iter(digits.graph.nodes))]))
    assert status.problems_button.text().split()[0] == str(len(digits.checked.problems))


def test_warnings_are_counted_where_nothing_is_worse(status: StatusBar, digits: Session) -> None:
    digits.open(with_a_layer_left_out())
    assert status.problems_button.text() == "1 warning"


def test_weights_that_a_problem_hides_are_not_said_to_be_none(
    status: StatusBar, digits: Session
) -> None:
    data = next(node.id for node in digits.graph.nodes.values() if node.title == "Digits")
    digits.edit("Delete", remove(digits.graph, [data]))
    assert digits.checked.problems
    assert not [label for label in status.findChildren(QLabel) if "weight" in label.text()]
    digits.history.undo()
    assert [label for label in status.findChildren(QLabel) if "weights" in label.text()]


def test_a_click_on_the_problems_asks_to_see_them(status: StatusBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(status.problems_asked):
        QTest.mouseClick(status.problems_button, Qt.MouseButton.LeftButton)


def test_what_nobody_knows_the_length_of_runs_to_and_fro(
    status: StatusBar, digits: Session
) -> None:
    digits.run.expect("r1")
    starting = status.run_text
    digits.run.take([Preparing("r1")])
    assert (starting, status.run_text) == ("Starting the engine", "Preparing the run")
    assert (progress_of(status).minimum(), progress_of(status).maximum()) == (0, 0)


def test_the_cross_asks_to_end_what_lasts(status: StatusBar, digits: Session, qtbot: QtBot) -> None:
    seen = [status.cancel_button.isVisible()]
    digits.run.expect("r1")
    train(digits, 46)
    seen.append(status.cancel_button.isVisible())
    with qtbot.waitSignal(status.cancel_asked):
        QTest.mouseClick(status.cancel_button, Qt.MouseButton.LeftButton)
    digits.run.take([RunEnded("r1", "stopped", 3.0, 46)])
    assert [*seen, status.cancel_button.isVisible()] == [False, True, False]


def test_what_is_being_saved_is_not_given_up(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1")
    digits.run.take([START, Progress("r1", "saving", 4, 4, 92, 1000.0, 0.0)])
    assert status.run_text.startswith("Saving the run")
    assert progress_of(status).isVisible()
    assert not status.cancel_button.isVisible()


def test_opening_a_run_is_told_and_can_be_given_up(status: StatusBar, digits: Session) -> None:
    status.show_opening(True)
    opening = status.run_text, status.cancel_button.toolTip(), progress_of(status).maximum()
    status.show_opening(False)
    assert opening == ("Opening the run", "Give up opening the run", 0)
    assert status.run_text == "Ready"
    assert not progress_of(status).isVisible()


def test_a_reopened_run_is_named(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1", is_reopened=True)
    digits.run.take([START, RunEnded("r1", "stopped", 3.0, 46)])
    assert status.run_text.startswith(f"{digits.run.name}   Stopped")


def test_the_summary_can_be_asked_for_once_a_run_is_over(
    status: StatusBar, digits: Session, qtbot: QtBot
) -> None:
    digits.run.expect("r1")
    seen = [status.summary_button.isVisible()]
    digits.run.take([START, RunEnded("r1", "stopped", 3.0, 46)])
    with qtbot.waitSignal(status.summary_asked):
        QTest.mouseClick(status.summary_button, Qt.MouseButton.LeftButton)
    assert [*seen, status.summary_button.isVisible()] == [False, True]


def test_quiet_words_stand_beside_the_progress(status: StatusBar) -> None:
    status.say("Step size 0.001 from step 1,240")
    assert status.said == "Step size 0.001 from step 1,240"
    status.say("")
    assert status.said == ""


def test_a_tip_goes_and_brings_the_quiet_words_back(status: StatusBar, digits: Session) -> None:
    status.say("Step size 0.001 from step 1,240")
    digits.run.expect("r1")
    train(digits, 46)
    status.show_tip("Pause the run")
    seen = [status.said, status.run_text.split("   ")[0]]
    status.show_tip("")
    assert [*seen, status.said] == [
        "Pause the run",
        "Training",
        "Step size 0.001 from step 1,240",
    ]


def test_a_run_that_is_held_says_so_first(status: StatusBar, digits: Session) -> None:
    digits.run.expect("r1")
    digits.run.take([START, Progress("r1", "paused", 2, 4, 46, 1000.0, 8.0)])
    assert status.run_text.startswith("Paused")


def test_a_run_is_not_finished_while_it_can_still_be_seen_to_last(
    status: StatusBar, digits: Session
) -> None:
    digits.run.expect("r1")
    digits.run.take([START, Progress("r1", "finished", 4, 4, 92, 1000.0, 0.0)])
    seen = [(status.run_text.split("   ")[0], progress_of(status).isVisible())]
    digits.run.take([RunEnded("r1", "finished", 3.0, 92)])
    seen.append((status.run_text.split("   ")[0], progress_of(status).isVisible()))
    assert seen == [("Saving the run", True), ("Finished", False)]


def test_a_verdict_on_the_run_waits_behind_quiet_words(status: StatusBar) -> None:
    status.judge("Loss: It is at 200.")
    seen = [status.said]
    status.say("Step size 0.001 from step 1,240")
    seen.append(status.said)
    status.say("")
    seen.append(status.said)
    status.judge("")
    assert [*seen, status.said] == [
        "Loss: It is at 200.",
        "Step size 0.001 from step 1,240",
        "Loss: It is at 200.",
        "",
    ]

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from app.windows.status_bar import StatusBar
from engine.document.edits import remove
from engine.observations.records import Progress, RunEnded

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


def test_a_click_on_the_problems_asks_to_see_them(status: StatusBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(status.problems_asked):
        QTest.mouseClick(status.problems_button, Qt.MouseButton.LeftButton)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.problem_line import MOST_REPAIRS, ProblemLines
from app.session import Session
from tests.engine.shapes.repairs.broken import broken, cut

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def broken_session(qapp: object) -> Session:
    return Session(broken(cut("n5", "n6")))


@pytest.fixture
def lines(broken_session: Session, appearance: Appearance, qtbot: QtBot) -> ProblemLines:
    made = ProblemLines(broken_session, appearance)
    qtbot.addWidget(made)
    made.show_problems(broken_session.checked.of_node("n6"))
    made.show()
    return made


def test_a_problem_has_its_first_repairs_below_it(lines: ProblemLines, qtbot: QtBot) -> None:
    (buttons,) = lines.repairs
    assert not buttons.buttons
    qtbot.waitUntil(lambda: len(buttons.buttons) == MOST_REPAIRS)
    assert buttons.buttons[0].text() == "Wire Code to it"


def test_a_button_repairs(lines: ProblemLines, broken_session: Session, qtbot: QtBot) -> None:
    (buttons,) = lines.repairs
    qtbot.waitUntil(lambda: bool(buttons.buttons))
    QTest.mouseClick(buttons.buttons[0], Qt.MouseButton.LeftButton)
    assert broken_session.checked.problems == ()
    assert broken_session.history.undoText() == "Wire Code to it"


def test_without_problems_nothing_is_shown(lines: ProblemLines) -> None:
    lines.show_problems(())
    assert lines.isHidden()
    assert lines.sentences == ()

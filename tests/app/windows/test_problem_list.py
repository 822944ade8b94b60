from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.session import Session
from app.windows.problem_list import EMPTY, PROBLEM, ProblemList, words_of
from engine.document.edits import remove
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def problems(digits: Session, appearance: Appearance, qtbot: QtBot) -> ProblemList:
    made = ProblemList(digits, appearance)
    qtbot.addWidget(made)
    made.resize(480, 240)
    made.show()
    return made


def break_network(session: Session) -> None:
    """Take the first node away, so that others miss their input."""
    session.edit("Delete", remove(session.graph, [next(iter(session.graph.nodes))]))


def test_a_document_without_problems_says_so_in_a_sentence(problems: ProblemList) -> None:
    shown = [label for label in problems.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in shown] == [EMPTY]


def test_each_problem_is_an_entry_with_its_whole_sentence(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(problems.count_changed) as counted:
        break_network(digits)
    expected = [problem.sentence for problem in digits.checked.problems]
    assert expected
    assert counted.args == [len(expected)]
    shown = [problems.list.item(row).text() for row in range(problems.list.count())]
    assert shown == expected
    assert problems.list.isVisible()


def test_a_click_chooses_the_node_of_the_problem(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    break_network(digits)
    item = problems.list.item(0)
    place = problems.list.visualItemRect(item).center()
    with qtbot.waitSignal(problems.chosen) as chosen:
        QTest.mouseClick(problems.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [item.data(PROBLEM).nodes[0]]


def test_the_enter_key_chooses_as_a_click_does(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    break_network(digits)
    problems.list.setCurrentRow(0)
    with qtbot.waitSignal(problems.chosen):
        QTest.keyClick(problems.list, Qt.Key.Key_Return)


def test_a_solved_problem_leaves_the_list(problems: ProblemList, digits: Session) -> None:
    break_network(digits)
    digits.history.undo()
    assert problems.list.count() == 0
    assert not problems.list.isVisible()


def test_a_narrow_list_gives_its_sentences_more_lines(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    break_network(digits)
    item = problems.list.item(0)
    wide = problems.list.visualItemRect(item).height()
    problems.resize(200, 240)
    qtbot.waitUntil(lambda: problems.list.visualItemRect(item).height() > wide)


def test_the_place_of_a_problem_is_not_said_twice() -> None:
    problem = Problem("shape", ("n1",), "Dense", "the axes differ", "64", "32", "Insert Flatten")
    assert words_of(problem) == "Expected 64, received 32; the axes differ. Insert Flatten."


def test_the_list_can_be_drawn_in_both_themes(
    problems: ProblemList, digits: Session, appearance: Appearance
) -> None:
    from app.theme.applying import Mode

    break_network(digits)
    dark = problems.grab().toImage()
    appearance.set_mode(Mode.LIGHT)
    assert problems.grab().toImage() != dark

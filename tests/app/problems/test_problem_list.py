from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.problems.problem_delegate import PROBLEM
from app.problems.problem_list import EMPTY, ProblemList
from app.session import Session
from engine.document.edits import add, remove, rename
from engine.document.values import Node
from engine.language import Map, Value
from tests.engine.shapes.repairs.broken import broken, cut, set_to, with_a_layer_left_out

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

WRONG: Map[str, Value] = Map({"units": 0})


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


def test_a_warning_is_listed_and_mended_as_a_problem_is(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    digits.open(with_a_layer_left_out())
    assert problems.list.item(0).text() == digits.checked.warnings[0].sentence
    qtbot.waitUntil(lambda: problems.buttons(0) is not None)

    digits.repair(digits.checked.warnings[0], "Freeze Hidden")

    assert digits.graph.nodes["n3"].is_frozen
    assert problems.list.count() == 0


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


def test_the_list_can_be_drawn_in_both_themes(
    problems: ProblemList, digits: Session, appearance: Appearance
) -> None:
    from app.theme.applying import Mode

    break_network(digits)
    dark = problems.grab().toImage()
    appearance.set_mode(Mode.LIGHT)
    assert problems.grab().toImage() != dark


def three_breaks(session: Session) -> None:
    document = broken(set_to("n3", "units", 0), set_to("n7", "units", 0), cut("n5", "n6"))
    session.edit_document("Break", document)


def seen_buttons(problems: ProblemList, row: int, qtbot: QtBot) -> list[QPushButton]:
    def offered() -> bool:
        found = problems.buttons(row)
        return found is not None and any(button.isVisible() for button in found.buttons)

    qtbot.waitUntil(offered)
    found = problems.buttons(row)
    assert found
    return found.buttons


def test_a_click_on_a_button_repairs_in_one_step(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    three_breaks(digits)
    button = seen_buttons(problems, 0, qtbot)[0]
    assert button.text() == "Set Units to 1"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert digits.history.undoText() == "Set Units to 1"
    assert digits.history.count() == 2
    assert digits.selection == ("n3",)
    assert problems.list.count() == 2


def test_the_keys_repair_one_after_the_other(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    three_breaks(digits)
    problems.activateWindow()
    problems.list.setFocus()
    problems.list.setCurrentRow(2)
    qtbot.waitUntil(problems.list.hasFocus)
    for left in (2, 1, 0):
        QTest.keyClick(problems.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert problems.list.count() == left
        assert problems.list.currentRow() == left - 1
    assert digits.checked.problems == ()


def test_the_tab_key_leads_to_the_buttons_and_their_row_becomes_the_current_one(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    three_breaks(digits)
    first = seen_buttons(problems, 0, qtbot)[0]
    problems.activateWindow()
    problems.list.setFocus()
    qtbot.waitUntil(problems.list.hasFocus)
    QTest.keyClick(problems.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert problems.list.currentRow() == 0


def test_buttons_follow_a_change_that_leaves_the_problems_as_they_are(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    digits.edit_document("Break", broken(cut("n5", "n6")))
    seen_buttons(problems, 0, qtbot)
    digits.edit("Rename", rename(digits.graph, "n5", "Point"))
    qtbot.waitUntil(lambda: seen_buttons(problems, 0, qtbot)[0].text() == "Wire Point to it")


def test_repairs_are_worked_out_only_for_what_is_seen(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    nodes = (Node(f"x{number}", "dense", "D", parameters=WRONG) for number in range(200))
    digits.edit("Add", add(digits.graph, *nodes))
    assert problems.list.count() == 200
    seen_buttons(problems, 0, qtbot)
    assert problems.buttons(150) is None
    problems.list.scrollToItem(problems.list.item(150))
    seen_buttons(problems, 150, qtbot)
    assert problems.buttons(80) is None


def test_the_problem_of_a_node_becomes_the_current_one(
    problems: ProblemList, digits: Session
) -> None:
    three_breaks(digits)
    problems.go_to("n7")
    assert problems.list.currentItem().text().startswith("Decoder 2")


def test_buttons_stand_below_the_words_of_their_row(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    three_breaks(digits)
    seen_buttons(problems, 0, qtbot)
    buttons = problems.buttons(0)
    assert buttons
    row = problems.list.visualItemRect(problems.list.item(0))
    qtbot.waitUntil(lambda: buttons.geometry().top() > row.center().y())
    assert buttons.geometry().bottom() <= row.bottom()


def test_the_focus_of_a_button_that_goes_stays_in_the_list(
    problems: ProblemList, digits: Session, qtbot: QtBot
) -> None:
    three_breaks(digits)
    seen_buttons(problems, 1, qtbot)
    problems.activateWindow()
    button = seen_buttons(problems, 0, qtbot)[1]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert problems.list.hasFocus()
    assert problems.list.currentRow() == 0
    digits.history.undo()
    assert problems.list.count() == 3
    assert problems.list.hasFocus()

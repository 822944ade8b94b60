from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.choices import Choice
from app.windows.notice import NoticeBar, Questions, stacked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def notice(appearance: Appearance, qtbot: QtBot) -> NoticeBar:
    made = NoticeBar(appearance)
    qtbot.addWidget(made)
    return made


def test_nothing_is_shown_until_there_is_something_to_say(notice: NoticeBar) -> None:
    assert notice.isHidden()


def test_the_newest_sentence_replaces_the_one_before(notice: NoticeBar) -> None:
    notice.tell("The run was kept.")
    notice.warn("The engine stopped.")
    assert notice.sentence == notice.accessibleName() == "The engine stopped."
    assert notice.isVisible()


def test_the_button_closes_it(notice: NoticeBar) -> None:
    notice.warn("The engine stopped.")
    button = notice.findChild(QToolButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert notice.isHidden()


def test_a_warning_looks_other_than_a_telling(notice: NoticeBar) -> None:
    notice.resize(400, 40)
    notice.tell("One sentence.")
    told = notice.grab().toImage()
    notice.warn("One sentence.")
    assert notice.grab().toImage() != told


def test_a_long_sentence_is_wrapped_and_not_cut(notice: NoticeBar) -> None:
    notice.warn("The engine stopped unexpectedly. " * 6)
    assert notice.heightForWidth(300) > notice.heightForWidth(1200)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def questions(appearance: Appearance, qtbot: QtBot) -> Questions:
    made = Questions(appearance)
    qtbot.addWidget(made)
    return made


def choices(done: list[str], *titles: str) -> tuple[Choice, ...]:
    return tuple(Choice(title, partial(done.append, title)) for title in titles)


def titles(notice: NoticeBar) -> list[str]:
    return [button.text() for button in notice.buttons if button.isVisible()]


def test_a_choice_is_a_button_that_acts_once_and_closes_the_notice(
    notice: NoticeBar, done: list[str]
) -> None:
    notice.tell("The file was read again.", choices(done, "Undo", "Compare"))
    assert titles(notice) == ["Undo", "Compare"]
    QTest.mouseClick(notice.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["Undo"]
    assert notice.isHidden()


def test_the_choices_go_with_their_sentence(notice: NoticeBar, done: list[str]) -> None:
    notice.tell("The file was read again.", choices(done, "Undo"))
    notice.warn("The engine stopped.")
    assert titles(notice) == []


def test_a_question_stays_until_it_is_answered_and_the_one_before_is_seen_again(
    questions: Questions, done: list[str]
) -> None:
    questions.ask("first", "First?", choices(done, "Yes"))
    questions.ask("second", "Second?", choices(done, "No"))
    assert (questions.sentence, titles(questions)) == ("Second?", ["No"])
    questions.buttons[0].click()
    assert (questions.sentence, titles(questions)) == ("First?", ["Yes"])
    questions.buttons[0].click()
    assert questions.isHidden()
    assert done == ["No", "Yes"]


def test_a_choice_may_ask_the_next_question(questions: Questions, done: list[str]) -> None:
    def ask_again() -> None:
        questions.ask("first", "Again?", choices(done, "Yes"))

    questions.ask("first", "First?", (Choice("Later", ask_again),))
    questions.buttons[0].click()
    assert questions.isVisible()
    assert questions.sentence == "Again?"


def test_a_question_that_is_withdrawn_is_seen_no_more(
    questions: Questions, done: list[str]
) -> None:
    questions.ask("first", "First?", choices(done, "Yes"))
    questions.ask("second", "Second?", choices(done, "No"))
    questions.withdraw("first")
    questions.withdraw("never asked")
    assert questions.sentence == "Second?"
    questions.withdraw("second")
    assert questions.isHidden()


def test_an_open_question_can_be_asked_by_another_bar(
    questions: Questions, done: list[str], appearance: Appearance, qtbot: QtBot
) -> None:
    other = Questions(appearance)
    qtbot.addWidget(other)
    questions.hand_over("first", other)
    assert other.isHidden()
    questions.ask("first", "First?", choices(done, "Yes"))
    questions.hand_over("first", other)
    assert questions.isHidden()
    assert other.sentence == "First?"


def test_a_question_asked_again_stands_once(questions: Questions, done: list[str]) -> None:
    questions.ask("first", "First?", choices(done, "Yes"))
    questions.ask("first", "First, really?", choices(done, "Yes"))
    questions.withdraw("first")
    assert questions.isHidden()


def test_what_is_said_out_of_sight_waits_until_it_is_seen(
    appearance: Appearance, qtbot: QtBot
) -> None:
    notice = NoticeBar(appearance)
    page = stacked(notice)
    qtbot.addWidget(page)
    notice.tell("A copy was saved.")
    (timer,) = notice.findChildren(QTimer)
    seen = [timer.isActive()]
    for is_shown in (True, False, True):
        page.setVisible(is_shown)
        seen.append(timer.isActive())
    assert seen == [False, True, False, True]
    notice.hide()


def test_bars_take_no_room_while_they_are_hidden(appearance: Appearance, qtbot: QtBot) -> None:
    notice = NoticeBar(appearance)
    both = stacked(Questions(appearance), notice)
    qtbot.addWidget(both)
    assert both.sizeHint().height() == 0
    notice.tell("One sentence.")
    assert both.sizeHint().height() > 0

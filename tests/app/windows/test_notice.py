from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.windows.notice import NoticeBar

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

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from app.windows.notice import NoticeBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.show()
    return made


@pytest.fixture
def beside(window: QWidget) -> QPushButton:
    made = QPushButton("Beside", window)
    put(window, made)
    return made


@pytest.fixture
def notice(appearance: Appearance, window: QWidget) -> NoticeBar:
    made = NoticeBar(appearance)
    put(window, made)
    return made


def put(window: QWidget, part: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(part)


def timer_of(notice: NoticeBar) -> QTimer:
    (timer,) = (each for each in notice.findChildren(QTimer) if each.interval() > 0)
    return timer


def test_an_information_goes_after_a_while(notice: NoticeBar, qtbot: QtBot) -> None:
    timer_of(notice).setInterval(20)
    notice.tell("A copy was saved.")
    assert notice.isVisible()
    qtbot.waitUntil(lambda: not notice.isVisible())


@pytest.mark.parametrize("is_key", [False, True], ids=["click", "key"])
def test_an_information_goes_with_the_next_thing_that_is_done(
    notice: NoticeBar, beside: QPushButton, qtbot: QtBot, is_key: bool
) -> None:
    notice.tell("A copy was saved.")
    QApplication.processEvents()
    if is_key:
        QTest.keyClick(beside, Qt.Key.Key_A)
    else:
        QTest.mouseClick(beside, LEFT)
    assert not notice.isVisible()


def test_an_information_is_not_closed_by_the_click_that_brought_it(
    notice: NoticeBar, beside: QPushButton
) -> None:
    beside.pressed.connect(lambda: notice.tell("A copy was saved."))
    QTest.mouseClick(beside, LEFT)
    assert notice.isVisible()


def test_an_information_that_is_clicked_is_still_read(notice: NoticeBar, qtbot: QtBot) -> None:
    notice.tell("A copy was saved.")
    QApplication.processEvents()
    sentence = next(each for each in notice.findChildren(QLabel) if each.text())
    QTest.mouseClick(sentence, LEFT)
    assert notice.isVisible()


def test_a_warning_stays_even_where_an_information_was(
    notice: NoticeBar, beside: QPushButton, qtbot: QtBot
) -> None:
    notice.tell("A copy was saved.")
    QApplication.processEvents()
    notice.warn("The engine stopped.")
    QTest.mouseClick(beside, LEFT)
    assert notice.isVisible()
    assert not timer_of(notice).isActive()

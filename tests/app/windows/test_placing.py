from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from app.windows.placing import (
    LEAST_SIZE,
    brought_back,
    fit_frame,
    fitted,
    keep_place,
    place_window,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HOME, BESIDE = QRect(0, 0, 1440, 900), QRect(1440, 0, 1920, 1080)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_on_a_screen_stays() -> None:
    there = QRect(1600, 100, 1200, 800)
    assert brought_back(there, [HOME, BESIDE], HOME) == there


def test_a_window_on_a_screen_that_is_gone_comes_back_whole() -> None:
    back = brought_back(QRect(1600, 100, 1800, 1000), [HOME], HOME)
    assert HOME.contains(back)
    assert back.size() == HOME.size()


def test_a_window_of_which_a_sliver_is_seen_comes_back() -> None:
    back = brought_back(QRect(1430, 20, 800, 600), [HOME], HOME)
    assert HOME.contains(back)
    assert back.size() == QSize(800, 600)


def test_a_first_window_fits_a_small_screen(window: QWidget, settings: QSettings) -> None:
    place_window(window, settings)
    room = window.screen().availableGeometry()  # 800 x 800 offscreen, smaller than the least size
    assert room.width() < LEAST_SIZE.width()
    assert window.minimumWidth() == room.width()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_a_window_stands_where_it_was_left(
    window: QWidget, settings: QSettings, qtbot: QtBot
) -> None:
    window.setGeometry(30, 40, 500, 400)
    keep_place(window, settings)
    other = QWidget()
    qtbot.addWidget(other)
    place_window(other, settings)
    assert other.geometry().topLeft() == window.geometry().topLeft()


def test_a_window_with_its_frame_fits_the_screen_once_the_frame_is_known(
    window: QWidget, qtbot: QtBot
) -> None:
    room = window.screen().availableGeometry()
    window.setMinimumSize(room.size())
    window.setGeometry(room)
    window.show()
    qtbot.waitExposed(window)
    assert not room.contains(window.frameGeometry())
    fit_frame(window)
    assert window.frameGeometry() == room


def test_a_window_that_fits_with_its_frame_stays(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(30, 40, 500, 400)
    window.show()
    qtbot.waitExposed(window)
    fit_frame(window)
    assert window.geometry() == QRect(30, 40, 500, 400)


def test_a_window_is_moved_no_further_than_it_takes() -> None:
    assert fitted(QRect(0, 5, 1440, 899), HOME) == QRect(0, 1, 1440, 899)
    assert fitted(QRect(-10, 0, 1500, 925), HOME) == HOME

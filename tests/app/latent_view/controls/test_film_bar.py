from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.controls.film_bar import FilmBar
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

MOMENTS = ((0, 0), (10, 1), (25, 2))


@pytest.fixture
def bar(qtbot: QtBot) -> FilmBar:
    bar = FilmBar(DARK)
    qtbot.addWidget(bar)
    bar.resize(700, 40)
    bar.show()
    return bar


def chosen(bar: FilmBar) -> list[int]:
    told: list[int] = []
    bar.moment_chosen.connect(told.append)
    return told


def test_a_film_begins_at_now_and_says_so(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)

    assert (bar.is_now, bar.step, bar.words.text()) == (True, None, "now")


def test_the_slider_goes_to_a_moment_and_names_it(bar: FilmBar, qtbot: QtBot) -> None:
    bar.show_moments(MOMENTS)
    told = chosen(bar)

    QTest.keyClick(bar.slider, Qt.Key.Key_Left)
    QTest.keyClick(bar.slider, Qt.Key.Key_Left)

    assert told == [2, 1]
    assert (bar.step, bar.words.text()) == (10, "step 10 · epoch 1")


def test_playing_goes_from_the_first_moment_to_now_and_stops_there(
    bar: FilmBar, qtbot: QtBot
) -> None:
    bar.show_moments(MOMENTS)
    bar.speed.setCurrentText("4×")
    told = chosen(bar)

    QTest.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.is_now)

    assert told == [0, 1, 2, 3]
    assert not bar.is_playing


def test_the_film_waits_for_a_moment_that_is_on_its_way(bar: FilmBar, qtbot: QtBot) -> None:
    bar.show_moments(MOMENTS)
    bar.is_busy = True
    told = chosen(bar)

    bar.play()
    with qtbot.waitSignal(bar._timer.timeout):  # noqa: SLF001 - a whole frame has passed
        pass

    assert told == [0]


def test_the_space_bar_plays_and_pauses(bar: FilmBar, qtbot: QtBot) -> None:
    bar.show_moments(MOMENTS)

    QTest.keyClick(bar, Qt.Key.Key_Space)
    was_playing = bar.is_playing
    QTest.keyClick(bar, Qt.Key.Key_Space)

    assert was_playing
    assert not bar.is_playing


def test_a_longer_film_stays_at_the_moment_that_is_shown(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)
    bar.choose(1)
    told = chosen(bar)

    bar.show_moments((*MOMENTS, (40, 3)))

    assert (bar.step, told) == (10, [])


def test_a_film_at_now_stays_at_now_as_it_grows(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)
    told = chosen(bar)

    bar.show_moments((*MOMENTS, (40, 3)))

    assert (bar.is_now, told) == (True, [])


def test_a_moment_that_was_thinned_out_gives_way_to_the_nearest_one(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)
    bar.choose(1)
    told = chosen(bar)

    bar.show_moments((MOMENTS[0], MOMENTS[2], (60, 3)))

    assert (bar.step, told) == (0, [0])


def test_without_a_film_nothing_can_be_played(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)
    bar.play()

    bar.show_moments(())

    assert not bar.play_button.isEnabled()
    assert not bar.is_playing
    assert bar.words.text() == "No film yet"


def test_nothing_plays_that_nobody_sees(bar: FilmBar) -> None:
    bar.show_moments(MOMENTS)
    bar.play()

    bar.hide()

    assert not bar.is_playing


def test_saving_is_asked_for(bar: FilmBar, qtbot: QtBot) -> None:
    bar.show_moments(MOMENTS)

    with qtbot.waitSignal(bar.save_wanted):
        QTest.mouseClick(bar.save_button, Qt.MouseButton.LeftButton)

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.values.stills import Film, Stills
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
FILM = Film(np.linspace(0, 1, 5, dtype=np.float32).reshape(5, 1, 1), "unit", ("a", "b"))


@pytest.fixture
def stills(qtbot: QtBot) -> Stills:
    made = Stills(DARK)
    qtbot.addWidget(made)
    made.show_film(FILM)
    made.show()
    return made


def middle(stills: Stills, place: int) -> QPoint:
    return stills.area(place).center().toPoint()


def test_all_stills_share_one_scale(stills: Stills) -> None:
    stills.show_film(Film(np.array([[[2.0]], [[3.0]], [[4.0]]], np.float32)))

    image = stills.grab().toImage()
    levels = [image.pixelColor(middle(stills, place)).red() for place in range(3)]
    assert levels == [0, 128, 255]


def test_a_click_chooses_a_still_and_tells(qtbot: QtBot, stills: Stills) -> None:
    with qtbot.waitSignal(stills.chosen_changed) as told:
        QTest.mouseClick(stills, LEFT, pos=middle(stills, 3))

    assert told.args == [3]
    assert stills.chosen == 3


def test_a_drag_runs_along_the_strip(qtbot: QtBot, stills: Stills) -> None:
    chosen: list[int] = []
    stills.chosen_changed.connect(chosen.append)

    QTest.mousePress(stills, LEFT, pos=middle(stills, 0))
    for place in (1, 2, 4):
        QTest.mouseMove(stills, middle(stills, place))
    QTest.mouseRelease(stills, LEFT, pos=middle(stills, 4))

    assert chosen == [1, 2, 4]


def test_keys_walk_and_stop_at_the_ends(stills: Stills) -> None:
    places = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(stills, key)
        places.append(stills.chosen)

    assert places == [0, 1, 4, 4]


def test_the_chosen_still_stands_in_a_ring(stills: Stills) -> None:
    stills.choose(2)

    image = stills.grab().toImage()
    rim = [image.pixelColor(middle(stills, place).x(), 0).name() for place in (1, 2)]
    assert rim[1] == QColor(DARK.accent).name()
    assert rim[0] != rim[1]


def test_a_shorter_film_keeps_a_place_that_it_has(stills: Stills) -> None:
    stills.choose(4)
    stills.show_film(Film(FILM.values[:3], "unit"))

    assert stills.chosen == 2
    assert stills.accessibleDescription() == "3 of 3"


def test_a_film_without_stills_is_drawn_and_takes_keys(stills: Stills) -> None:
    stills.show_film(Film(FILM.values[:0]))
    QTest.keyClick(stills, Qt.Key.Key_Right)
    QTest.mouseClick(stills, LEFT)

    assert stills.chosen == 0
    assert not stills.accessibleDescription()


def test_a_still_without_a_caption_has_its_number() -> None:
    assert [FILM.caption(place) for place in range(3)] == ["a", "b", "3"]

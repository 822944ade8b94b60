from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.values.stills import Film
from app.latent_view.values.value_grid import LARGEST_PX, ValueGrid
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
FILM = Film(np.linspace(0, 1, 6, dtype=np.float32).reshape(6, 1, 1), "unit")


@pytest.fixture
def grid(qtbot: QtBot) -> ValueGrid:
    made = ValueGrid(DARK)
    qtbot.addWidget(made)
    made.resize(200, 10)
    made.show_values(FILM, 3)
    made.show()
    return made


def test_values_stand_in_rows_and_columns_on_one_scale(grid: ValueGrid) -> None:
    image = grid.grab().toImage()

    levels = [image.pixelColor(grid.area(place).center().toPoint()).red() for place in range(6)]
    assert levels == [0, 51, 102, 153, 204, 255]
    assert grid.area(3).top() > grid.area(2).top()


def test_it_is_as_high_as_its_rows_and_no_picture_is_too_large(grid: ValueGrid) -> None:
    narrow = grid.height()
    grid.resize(900, 10)

    assert grid.area(5).bottom() == pytest.approx(grid.height(), abs=1)
    assert narrow < grid.height()
    assert grid.area(0).width() == LARGEST_PX


def test_a_click_or_a_key_chooses(grid: ValueGrid) -> None:
    chosen: list[int] = []
    grid.chosen.connect(chosen.append)

    QTest.mouseClick(grid, LEFT, pos=grid.area(1).center().toPoint())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(grid, key)

    assert chosen == [1, 4, 5, 2]


def test_the_words_of_the_rows_stand_before_them(grid: ValueGrid) -> None:
    before = grid.area(0).left()
    grid.show_values(FILM, 3, ("a", "b"))

    assert grid.area(0).left() > before == 0


def test_others_have_no_chosen_one(grid: ValueGrid) -> None:
    QTest.mouseClick(grid, LEFT, pos=grid.area(1).center().toPoint())
    grid.show_values(Film(FILM.values[:4], "unit"), 2)

    assert grid.place == -1


def test_it_fits_beside_a_scroll_bar_that_comes_and_goes(
    appearance: Appearance, qtbot: QtBot
) -> None:
    scroll = ShadedScroll(appearance)
    qtbot.addWidget(scroll)
    made = ValueGrid(appearance.theme)
    scroll.setWidget(made)
    scroll.show()
    made.show_values(Film(np.zeros((12, 2, 2), np.float32)), 4)

    for height in range(40, 240, 3):
        scroll.resize(200, height)

        assert abs(made.area(11).bottom() - made.height()) <= 16

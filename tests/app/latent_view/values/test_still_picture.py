from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from app.latent_view.values.still_picture import SIDE_PX, StillPicture
from app.latent_view.values.stills import Film
from app.theme.tokens import DARK, FAMILIES, LIGHT

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from pytestqt.qtbot import QtBot

FILM = Film(np.array([[[0.0]], [[1.0]]], np.float32), "unit")


@pytest.fixture
def picture(qtbot: QtBot) -> StillPicture:
    made = StillPicture(DARK)
    qtbot.addWidget(made)
    made.resize(SIDE_PX, SIDE_PX)
    return made


def show(picture: StillPicture, values: ArrayLike, meaning: str = "unit") -> None:
    picture.show_still(Film(np.asarray(values, np.float32)[None], meaning), 0)


def shot(picture: StillPicture) -> QImage:
    return picture.grab().toImage()


def amount(picture: StillPicture, colour: str) -> int:
    image, wanted = shot(picture), QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(SIDE_PX) for y in range(SIDE_PX))


def middle_of(picture: StillPicture) -> str:
    return picture.grab().toImage().pixelColor(50, 50).name()


def test_the_chosen_still_fills_it_in_both_themes(qtbot: QtBot) -> None:
    picture = StillPicture(DARK)
    qtbot.addWidget(picture)
    picture.resize(100, 100)
    empty = middle_of(picture)
    picture.show_still(FILM, 1)
    dark = middle_of(picture)
    picture.set_theme(LIGHT)

    assert (empty, dark, middle_of(picture)) == (DARK.field.lower(), "#ffffff", "#000000")


def test_without_a_still_the_frame_is_empty(qtbot: QtBot) -> None:
    picture = StillPicture(DARK)
    qtbot.addWidget(picture)
    picture.resize(100, 100)
    picture.show_still(FILM, 1)
    picture.show_still(FILM, None)

    assert middle_of(picture) == DARK.field.lower()


def test_pixels_are_crisp_and_light_on_dark(picture: StillPicture) -> None:
    show(picture, np.eye(8))

    image = shot(picture)
    assert image.pixelColor(20, 20).name() == "#ffffff"
    assert image.pixelColor(25, 25).name() == "#ffffff"
    assert image.pixelColor(27, 20).name() == "#000000"


def test_pixels_are_dark_on_light_in_the_light_window(picture: StillPicture) -> None:
    picture.set_theme(LIGHT)
    show(picture, np.eye(8))

    assert shot(picture).pixelColor(20, 20).name() == "#000000"


def test_a_picture_that_is_not_square_keeps_its_proportions(picture: StillPicture) -> None:
    show(picture, np.ones((2, 8)))

    image = shot(picture)
    assert image.pixelColor(52, 52).name() == "#ffffff"
    assert image.pixelColor(52, 20).name() == DARK.field.lower()


def test_three_planes_are_shown_in_colour(picture: StillPicture) -> None:
    values = np.zeros((3, 4, 4))
    values[1] = 1.0
    show(picture, values)

    assert shot(picture).pixelColor(52, 52).name() == "#00ff00"


def test_a_few_numbers_are_bars_as_high_as_they_are_large(picture: StillPicture) -> None:
    show(picture, [0.25, 1.0], "probabilities")

    image = shot(picture)
    assert image.pixelColor(30, 90).name() == FAMILIES["heads"].lower()
    assert image.pixelColor(30, 30).name() == DARK.field.lower()
    assert image.pixelColor(74, 30).name() == FAMILIES["heads"].lower()


def test_bars_of_negative_numbers_go_down(picture: StillPicture) -> None:
    show(picture, [-1.0, 1.0], "any")

    image = shot(picture)
    assert image.pixelColor(30, 80).name() == FAMILIES["heads"].lower()
    assert image.pixelColor(30, 20).name() == DARK.field.lower()
    assert image.pixelColor(74, 20).name() == FAMILIES["heads"].lower()


def test_many_numbers_are_a_line(picture: StillPicture) -> None:
    show(picture, np.zeros(200), "any")
    flat = amount(picture, DARK.field)

    show(picture, np.sin(np.arange(200) / 10), "any")

    assert 0.7 * flat < amount(picture, DARK.field) < flat


def test_one_number_is_written(picture: StillPicture) -> None:
    empty = amount(picture, DARK.text)
    show(picture, 0.25)

    assert amount(picture, DARK.text) > empty

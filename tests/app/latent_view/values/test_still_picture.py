from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.latent_view.values.still_picture import StillPicture
from app.latent_view.values.stills import Film
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILM = Film(np.array([[[0.0]], [[1.0]]], np.float32), "unit")


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

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.values.stills import NO_FILM, Film
from app.latent_view.values.strip import FilmStrip
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
FILM = Film(np.linspace(0, 1, 4, dtype=np.float32).reshape(4, 1, 1), "unit", ("0 %", "33 %"))


@pytest.fixture
def strip(qtbot: QtBot) -> FilmStrip:
    made = FilmStrip(DARK)
    qtbot.addWidget(made)
    made.show_film(FILM)
    made.show()
    return made


def large(strip: FilmStrip) -> int:
    return strip.picture.grab().toImage().pixelColor(50, 50).red()


def test_the_chosen_still_is_shown_large_with_its_caption(strip: FilmStrip) -> None:
    QTest.keyClick(strip.stills, Qt.Key.Key_Right)

    assert strip.caption.text() == "2 of 4 · 33 %"
    assert large(strip) == 85


def test_the_space_bar_plays_to_the_end_and_from_the_first_again(
    qtbot: QtBot, strip: FilmStrip
) -> None:
    seen: list[int] = []
    strip.still_chosen.connect(seen.append)
    strip.choose(2)

    QTest.keyClick(strip.stills, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(seen) >= 3)

    assert seen[:3] == [2, 3, 0]
    QTest.keyClick(strip.stills, Qt.Key.Key_Space)
    assert not strip.is_playing


def test_the_button_says_what_it_does(qtbot: QtBot, strip: FilmStrip) -> None:
    strip.play_button.click()
    playing = strip.play_button.accessibleName()
    strip.play_button.click()

    assert (playing, strip.play_button.accessibleName()) == ("Pause", "Play")


def test_who_chooses_a_still_stops_the_play(strip: FilmStrip) -> None:
    strip.play()
    QTest.keyClick(strip.stills, Qt.Key.Key_End)

    assert not strip.is_playing
    assert strip.chosen == 3


def test_nothing_plays_that_nobody_sees(strip: FilmStrip) -> None:
    strip.play()
    strip.hide()

    assert not strip.is_playing


def test_an_empty_strip_says_so_and_offers_nothing(strip: FilmStrip) -> None:
    strip.play()
    strip.show_film(NO_FILM, "Choose two points.")

    assert strip.said.text() == "Choose two points."
    assert not strip.play_button.isEnabled()
    assert not strip.save_button.isEnabled()
    assert not strip.is_playing
    assert not strip.caption.text()


@pytest.mark.parametrize(("ending", "stills"), [(".png", 1), (".gif", 4)])
def test_it_is_saved_where_the_person_says(
    strip: FilmStrip, tmp_path: Path, ending: str, stills: int
) -> None:
    strip.suggested = tmp_path / "walk"
    strip.choose_path = lambda suggested: suggested

    strip.save(ending)

    assert strip.said.text() == f"The strip is saved as walk{ending}."
    with Image.open(tmp_path / f"walk{ending}") as image:
        assert getattr(image, "n_frames", 1) == stills


def test_another_ending_is_refused_in_a_sentence(strip: FilmStrip, tmp_path: Path) -> None:
    strip.choose_path = lambda _: tmp_path / "walk.bmp"

    strip.save(".png")

    assert strip.said.text().startswith("walk.bmp does not end with .png or .gif")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_said(strip: FilmStrip, tmp_path: Path) -> None:
    strip.choose_path = lambda _: tmp_path / "gone" / "walk.png"

    strip.save(".png")

    assert strip.said.text().startswith("walk.png cannot be saved, and nothing was changed:")


def test_who_calls_the_dialog_off_saves_nothing(strip: FilmStrip, tmp_path: Path) -> None:
    strip.choose_path = lambda _: None

    strip.save(".gif")

    assert not strip.said.text()

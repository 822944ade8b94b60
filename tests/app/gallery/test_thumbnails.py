from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap

from app.gallery import thumbnails as module
from app.gallery.thumbnails import Thumbnails
from app.theme.applying import Mode
from app.theme.tokens import DARK, LIGHT, family_colour
from engine.examples import Example, examples

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

SIZE = QSize(232, 128)


def example(name: str = "xor") -> Example:
    every = {one.name: one for held in examples().values() for one in held}
    return every[name]


def made(thumbnails: Thumbnails, wanted: Example, qtbot: QtBot, ratio: float = 1.0) -> QPixmap:
    with qtbot.waitSignal(thumbnails.made) as told:
        thumbnails.picture(wanted, SIZE, ratio)
    assert told.args == [wanted.name]
    return thumbnails.picture(wanted, SIZE, ratio)


def colours(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(*place)).name() for place in places}


def nearest(picture: QPixmap, colour: str) -> int:
    """How far the nearest pixel of a picture is from a colour, in steps of red, green and blue."""
    one = QColor(colour)
    return min(
        abs(one.red() - two.red()) + abs(one.green() - two.green()) + abs(one.blue() - two.blue())
        for two in map(QColor, colours(picture))
    )


def test_a_picture_comes_after_an_empty_frame(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    empty = thumbnails.picture(example(), SIZE, 1.0)
    picture = made(thumbnails, example(), qtbot)

    assert empty.deviceIndependentSize().toSize() == SIZE
    assert nearest(empty, family_colour("neurons")) > 100
    assert nearest(picture, family_colour("neurons")) < 60


def test_a_picture_is_made_once(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    first = made(thumbnails, example(), qtbot)

    assert thumbnails.picture(example(), SIZE, 1.0).cacheKey() == first.cacheKey()


def test_a_picture_is_as_fine_as_the_screen(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    picture = made(thumbnails, example(), qtbot, ratio=2.0)

    assert picture.size() == SIZE * 2
    assert picture.deviceIndependentSize().toSize() == SIZE


def test_each_theme_has_its_own_picture_and_both_are_kept(
    thumbnails: Thumbnails, appearance: Appearance, qtbot: QtBot
) -> None:
    dark = made(thumbnails, example(), qtbot)
    appearance.set_mode(Mode.LIGHT)
    light = made(thumbnails, example(), qtbot)
    appearance.set_mode(Mode.DARK)

    middle = SIZE.width() // 2, 3
    assert QColor(dark.toImage().pixel(*middle)).name().upper() == DARK.canvas
    assert QColor(light.toImage().pixel(*middle)).name().upper() == LIGHT.canvas
    assert thumbnails.picture(example(), SIZE, 1.0).cacheKey() == dark.cacheKey()


def test_a_change_of_theme_forgets_what_nobody_waits_for_any_more(
    thumbnails: Thumbnails, appearance: Appearance, qtbot: QtBot
) -> None:
    thumbnails.picture(example("moons"), SIZE, 1.0)
    appearance.set_mode(Mode.LIGHT)
    told: list[str] = []
    thumbnails.made.connect(told.append)
    made(thumbnails, example("xor"), qtbot)

    assert told == ["xor"]


def test_many_pictures_are_made_in_many_turns(
    thumbnails: Thumbnails, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no time to spare, each turn of the event loop takes one step."""
    monkeypatch.setattr(module, "BUDGET_S", 0.0)
    told: list[str] = []
    thumbnails.made.connect(told.append)
    with qtbot.waitSignal(thumbnails.made):
        for name in ("xor", "moons", "circles"):
            thumbnails.picture(example(name), SIZE, 1.0)

    assert told == ["xor"]
    assert thumbnails.is_busy
    qtbot.waitUntil(lambda: not thumbnails.is_busy)
    assert told == ["xor", "moons", "circles"]


def test_an_example_that_cannot_be_read_stays_an_empty_frame(
    thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = replace(example(), path=tmp_path / "none.loom")
    picture = made(thumbnails, broken, qtbot)

    assert nearest(picture, family_colour("neurons")) > 100

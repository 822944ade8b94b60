import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from app.theme.icons import icon, icon_names, pixmap, tinted_svg
from app.theme.resources import RESOURCES
from app.theme.tokens import DARK, LIGHT, Theme

RESERVED = frozenset(
    {
        "circle-help",
        "code",
        "command",
        "download",
        "eye",
        "keyboard",
        "plus",
        "settings",
        "snowflake",
        "wrench",
    }
)
"""Shipped for parts of the window that may still lack them."""


def words_of(source: Path) -> set[str]:
    """Every text that stands in a file of Python."""
    nodes = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def is_drawn_in(picture: QPixmap, colour: str) -> bool:
    """Whether the pixels that are fully covered are there and have the colour, but for rounding."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (QColor.fromRgba(image.pixel(x, y)) for x, y in places)
    covered = [pixel for pixel in pixels if pixel.alpha() == 255]
    return bool(covered) and all(distance(pixel, QColor(colour)) <= 2 for pixel in covered)


def distance(one: QColor, other: QColor) -> int:
    """The largest difference of a channel, of 255."""
    red, green = abs(one.red() - other.red()), abs(one.green() - other.green())
    return max(red, green, abs(one.blue() - other.blue()))


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_is_drawn_in_its_colour(qapp: QApplication, name: str) -> None:
    assert is_drawn_in(pixmap(name, "#5B9DFF", 48), "#5B9DFF")


def test_every_icon_that_is_shipped_is_used() -> None:
    sources = (RESOURCES.parent / "app").rglob("*.py")
    named = set().union(*map(words_of, sources))
    assert icon_names() - named <= RESERVED


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    assert "ISC" in (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_wears_both_themes_and_is_faint_where_it_is_disabled(
    qapp: QApplication, theme: Theme, name: str
) -> None:
    made, size = icon(name, theme, size_px=48), QSize(48, 48)
    assert is_drawn_in(made.pixmap(size, 1.0, QIcon.Mode.Normal), theme.text)
    assert is_drawn_in(made.pixmap(size, 1.0, QIcon.Mode.Disabled), theme.disabled)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_a_picture_of_its_own_for_each_ratio(qapp: QApplication, ratio: float) -> None:
    picture = icon("play", DARK, size_px=16).pixmap(QSize(16, 16), ratio)
    assert picture.toImage() == pixmap("play", DARK.text, 16, ratio).toImage()


def test_a_disabled_icon_takes_the_disabled_colour(qapp: QApplication) -> None:
    picture = icon("play", DARK, size_px=48).pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled)
    assert is_drawn_in(picture, DARK.disabled)


def test_a_selected_icon_keeps_its_colour(qapp: QApplication) -> None:
    made = icon("play", DARK, colour=DARK.warning, size_px=48)
    assert is_drawn_in(made.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Selected), DARK.warning)


def test_a_filled_icon_covers_its_middle(qapp: QApplication) -> None:
    outlined = pixmap("square", DARK.text, 24).toImage().pixelColor(12, 12)
    filled = pixmap("square", DARK.text, 24, filled=True).toImage().pixelColor(12, 12)
    assert (outlined.alpha(), filled.alpha()) == (0, 255)


def test_the_same_icon_is_made_once(qapp: QApplication) -> None:
    assert icon("save", DARK).cacheKey() == icon("save", DARK).cacheKey()


def test_an_unknown_icon_is_named_with_those_that_exist() -> None:
    with pytest.raises(KeyError, match=r"'sparkles'.*zoom-out"):
        tinted_svg("sparkles", "#000000")

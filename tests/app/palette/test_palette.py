from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.palette.palette import Palette
from app.theme.applying import Appearance, Mode
from app.theme.tokens import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
Key = Qt.Key


def test_enter_adds_the_best_match(palette: Palette, qtbot: QtBot) -> None:
    palette.focus_search()
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "dense")

    with qtbot.waitSignal(palette.add_requested) as signal:
        QTest.keyClick(palette.field, Key.Key_Return)

    assert signal.args == ["dense"]


def test_arrows_of_the_field_move_through_the_blocks(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("mean")
    QTest.keyClick(palette.field, Key.Key_Down)
    QTest.keyClick(palette.field, Key.Key_Up)
    QTest.keyClick(palette.field, Key.Key_Down)

    with qtbot.waitSignal(palette.add_requested) as signal:
        QTest.keyClick(palette.field, Key.Key_Enter)

    assert signal.args == ["mean_squared_error"]


def test_double_click_adds_a_block(palette: Palette, qtbot: QtBot) -> None:
    row = palette.blocks.best("noise")
    at = palette.view.visualRect(row).center()
    port = palette.view.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(palette.add_requested) as signal:
        QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)

    assert signal.args == ["noise"]


def test_enter_in_the_list_adds_a_block(palette: Palette, qtbot: QtBot) -> None:
    palette.view.setFocus()
    palette.view.setCurrentIndex(palette.blocks.best("latent"))

    with qtbot.waitSignal(palette.add_requested) as signal:
        QTest.keyClick(palette.view, Key.Key_Return)

    assert signal.args == ["latent"]


def test_search_without_a_match_says_so_and_escape_clears_it(palette: Palette) -> None:
    palette.focus_search()
    QTest.keyClicks(palette.field, "zzz")
    assert palette.nothing.isVisible()
    assert "zzz" in palette.nothing.text()
    assert not palette.view.isVisible()

    QTest.keyClick(palette.field, Key.Key_Escape)
    assert palette.view.isVisible()
    assert palette.field.text() == ""


def test_enter_without_a_match_adds_nothing(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("zzz")

    with qtbot.assertNotEmitted(palette.add_requested):
        QTest.keyClick(palette.field, Key.Key_Return)


def test_palette_wears_the_theme_that_is_on(palette: Palette, appearance: Appearance) -> None:
    appearance.set_mode(Mode.LIGHT)

    picture = palette.grab().toImage()

    assert picture.pixelColor(200, 690).name().upper() == LIGHT.panel


def test_rows_show_the_colour_of_their_family(palette: Palette) -> None:
    rect = palette.view.visualRect(palette.blocks.best("dense"))
    picture = palette.view.viewport().grab().toImage()

    row = {
        picture.pixelColor(x, rect.center().y()).name().upper()
        for x in range(rect.left(), rect.left() + 24)
    }
    assert "#E69F00" in row

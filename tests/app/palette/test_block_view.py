from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtTest import QTest

from app.palette.block_view import BlockView
from app.palette.listing import block_in
from app.palette.palette import Palette
from app.palette.rows import PICTURE_SIZE
from engine.language import registry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


def test_drag_of_a_row_carries_its_block_and_shows_it(palette: Palette) -> None:
    drag = palette.view.drag_of(palette.blocks.best("dense"))

    assert block_in(drag.mimeData()) == "dense"
    assert drag.pixmap().deviceIndependentSize() == QSizeF(PICTURE_SIZE)
    drag.deleteLater()


def test_pointer_that_leaves_a_row_with_its_button_down_drags(palette: Palette) -> None:
    window, port = palette.windowHandle(), palette.view.viewport()
    at = port.mapTo(palette, palette.view.visualRect(palette.blocks.best("dense")).center())

    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, at)
    for way in (8, 30):
        QTest.mouseMove(window, at + QPoint(way, 8))
    QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, at)

    assert palette.view.currentIndex() == palette.blocks.best("dense")
    assert palette.view.state() == BlockView.State.NoState


def test_headings_are_stepped_over(palette: Palette) -> None:
    view, blocks = palette.view, palette.blocks
    *_, last = (block for block in registry().values() if block.family == "data")
    last_of_data = blocks.best(last.title)
    view.setCurrentIndex(last_of_data)

    view.go(1)
    assert view.currentIndex().row() == last_of_data.row() + 2
    view.go(-1)
    assert view.currentIndex() == last_of_data


def test_first_and_last_block_are_where_steps_end(palette: Palette) -> None:
    view, blocks = palette.view, palette.blocks
    view.setCurrentIndex(blocks.index(1, 0))

    view.go(-1)
    assert view.currentIndex().row() == 1
    for _ in range(blocks.rowCount()):
        view.go(1)
    assert view.currentIndex().row() == blocks.rowCount() - 1


def test_enter_without_a_current_block_chooses_none(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(palette.view.chosen):
        palette.view.choose_current()


def test_who_comes_by_keyboard_stands_at_the_first_block(palette: Palette) -> None:
    palette.view.setFocus(Qt.FocusReason.TabFocusReason)

    assert [index.row() for index in palette.view.selectedIndexes()] == [1]


def test_who_comes_again_finds_the_block_of_before(palette: Palette) -> None:
    wanted = palette.blocks.best("noise")
    palette.view.setCurrentIndex(wanted)
    palette.view.setFocus(Qt.FocusReason.TabFocusReason)

    assert palette.view.currentIndex() == wanted

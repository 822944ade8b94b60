from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from app.gallery.example_row import CARD, FEWEST, OFFERED, ExampleRow
from engine.examples import example_paths
from tests.app.gallery.conftest import NoPictures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(appearance: Appearance, window: QWidget, qtbot: QtBot) -> ExampleRow:
    made = ExampleRow(NoPictures(appearance, window), appearance)
    made.setParent(window)
    assert made.fit(QSize(760, 400))
    made.show()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def seen(row: ExampleRow) -> list[str]:
    return [card.example.name for card in row.cards if card.isVisible()]


def test_all_that_is_offered_is_there() -> None:
    assert set(OFFERED) <= set(example_paths())


@pytest.mark.parametrize(("width", "count"), [(760, 4), (1600, len(OFFERED)), (420, 2)])
def test_as_many_cards_are_seen_as_there_is_room_for(
    row: ExampleRow, width: int, count: int
) -> None:
    assert row.fit(QSize(width, 400))

    assert seen(row) == list(OFFERED[:count])
    assert row.width() == count * CARD.width() <= width


@pytest.mark.parametrize("room", [QSize(CARD.width() * FEWEST - 1, 400), QSize(760, CARD.height())])
def test_too_small_a_room_is_refused(row: ExampleRow, room: QSize) -> None:
    assert not row.fit(room)


def test_a_click_on_a_card_tells_its_file(row: ExampleRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen) as told:
        QTest.mouseClick(row.cards[1], LEFT)

    assert told.args is not None
    assert [Path(path).stem for path in told.args] == [OFFERED[1]]


def test_a_card_is_taken_by_keyboard(row: ExampleRow, qtbot: QtBot) -> None:
    row.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(row.chosen) as told:
        QTest.keyClick(row.cards[0], Qt.Key.Key_Space)

    assert told.args is not None
    assert Path(told.args[0]).stem == OFFERED[0]


def test_the_button_below_asks_for_all(row: ExampleRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.all_asked):
        QTest.mouseClick(row.all, LEFT)


def test_a_card_says_what_it_opens_and_shows(row: ExampleRow) -> None:
    card = row.cards[0]

    assert card.accessibleName() == "Open the example Two spirals"
    assert card.accessibleDescription() == card.toolTip() == card.example.about


def test_beside_the_button_it_is_the_canvas(row: ExampleRow) -> None:
    beside = QPoint(2, row.height() - 2)

    assert not row.mask().contains(beside)
    assert row.mask().contains(row.all.geometry().center())
    assert all(row.mask().contains(card.geometry().center()) for card in row.cards[:4])


def test_a_card_under_the_pointer_or_with_the_keys_looks_so(row: ExampleRow) -> None:
    card = row.cards[0]
    quiet = card.grab().toImage()
    card.setFocus(Qt.FocusReason.TabFocusReason)

    assert card.grab().toImage() != quiet

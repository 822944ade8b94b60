from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from app.gallery.cards import CARD
from app.gallery.gallery import Gallery

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key


def current(gallery: Gallery) -> str:
    example = gallery.list.example(gallery.cards.currentIndex())
    return example.name if example else ""


def opened_by(gallery: Gallery, qtbot: QtBot) -> list[str]:
    """The names of the examples that are asked for; it fills as that happens."""
    names: list[str] = []
    gallery.chosen.connect(lambda path: names.append(Path(path).stem))
    return names


def place_of(gallery: Gallery, name: str) -> QModelIndex:
    return gallery.list.index_of(name)


def test_the_first_example_is_current_when_the_gallery_opens(gallery: Gallery) -> None:
    assert gallery.focusWidget() is gallery.field
    assert current(gallery) == "threshold-neuron"
    assert gallery.about.text().startswith("One neuron that fires or not")


def test_arrows_go_through_the_cards_and_past_headings(gallery: Gallery) -> None:
    view = gallery.cards
    QTest.keyClick(gallery.field, Key.Key_Down)
    assert current(gallery) == "xor"
    view.setFocus()
    QTest.keyClick(view, Key.Key_Right)
    assert current(gallery) == "xor-two-neurons"
    QTest.keyClick(view, Key.Key_Up)
    assert current(gallery) == "setosa"
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Right)
    assert current(gallery) == "xor"
    QTest.keyClick(view, Key.Key_Left)
    assert current(gallery) == "learned-constants"
    QTest.keyClick(view, Key.Key_End)
    assert current(gallery) == "transfer-stages"
    QTest.keyClick(view, Key.Key_Home)
    assert current(gallery) == "threshold-neuron"


def test_enter_opens_what_was_found(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    QTest.keyClicks(gallery.field, "spirals")
    QTest.keyClick(gallery.field, Key.Key_Return)

    assert names == ["two-spirals"]
    assert not gallery.isVisible()


def test_enter_on_a_card_opens_it(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    gallery.cards.setFocus()
    QTest.keyClick(gallery.cards, Key.Key_Right)
    QTest.keyClick(gallery.cards, Key.Key_Return)

    assert names == ["setosa"]


def test_a_double_click_opens_a_card_and_a_click_chooses_it(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    viewport, button = gallery.cards.viewport(), Qt.MouseButton.LeftButton
    place = gallery.cards.visualRect(place_of(gallery, "setosa")).center()

    QTest.mouseClick(viewport, button, pos=place)
    assert (names, current(gallery)) == ([], "setosa")
    QTest.mouseDClick(viewport, button, pos=place)
    assert names == ["setosa"]


def test_the_button_opens_the_current_card(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    QTest.mouseClick(gallery.open_button, Qt.MouseButton.LeftButton)

    assert names == ["threshold-neuron"]


def test_escape_closes_and_opens_nothing(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    QTest.keyClick(gallery.field, Key.Key_Escape)

    assert names == []
    assert not gallery.isVisible()


def test_letters_over_the_cards_are_typed_into_the_field(gallery: Gallery) -> None:
    gallery.cards.setFocus()
    QTest.keyClicks(gallery.cards, "m")
    assert gallery.focusWidget() is gallery.field
    assert gallery.field.text() == "m"


def test_nothing_found_says_so_and_opens_nothing(gallery: Gallery, qtbot: QtBot) -> None:
    names = opened_by(gallery, qtbot)
    QTest.keyClicks(gallery.field, "qqqq")
    QTest.keyClick(gallery.field, Key.Key_Return)

    assert gallery.nothing.isVisible()
    assert not gallery.cards.isVisible()
    assert not gallery.open_button.isEnabled()
    assert names == []


def test_a_heading_has_a_row_of_its_own_above_four_cards(gallery: Gallery) -> None:
    view, rows = gallery.cards, gallery.list
    heading, *cards = (view.visualRect(rows.index(row, 0)) for row in range(6))

    assert len({card.top() for card in cards[:4]}) == 1
    assert heading.bottom() < cards[0].top()
    assert all(card.width() >= CARD.width() for card in cards[:4])
    assert cards[3].right() <= view.viewport().width()
    assert cards[4].top() > cards[3].bottom()


def test_the_gallery_stays_within_the_smallest_window(gallery: Gallery, window: QWidget) -> None:
    assert gallery.width() < window.width()
    assert gallery.height() < window.height()

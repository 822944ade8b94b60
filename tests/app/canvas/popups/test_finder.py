from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.canvas.popups.find_popup import FindPopup
from app.canvas.popups.found_row import FOUND
from engine.document.edits import remove
from engine.document.values import Document
from engine.shapes.collapsing import collapse
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.hand import CONTROL, SHIFT, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key


@pytest.fixture
def hand(open_canvas: Open) -> Hand:
    """The digits autoencoder, with the search open."""
    made = open_canvas(digits())
    made.session.select(["n2"])
    made.key(Key.Key_F, CONTROL)
    return made


def popup(hand: Hand) -> FindPopup:
    return hand.canvas.overlays.find


def typed(hand: Hand, words: str) -> None:
    QTest.keyClicks(popup(hand).field, words)


def press(hand: Hand, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(popup(hand).field, key)


def in_clear(hand: Hand, node: str) -> bool:
    """Whether a node is seen in the middle of what the list leaves free."""
    middle = (popup(hand).geometry().right() + hand.port.width()) / 2
    at = hand.middle(node)
    return abs(at.x() - middle) <= 2 and abs(at.y() - hand.port.height() / 2) <= 2


def test_nothing_moves_before_anything_is_typed(hand: Hand) -> None:
    assert popup(hand).isVisible()
    assert popup(hand).list.count() == len(hand.graph.nodes)
    assert hand.selected == ["n2"]


def test_what_is_typed_is_looked_at_at_once(hand: Hand) -> None:
    typed(hand, "code")
    assert hand.selected == [CODE]
    assert in_clear(hand, CODE)


def test_down_and_up_look_at_the_next_and_the_one_before(hand: Hand) -> None:
    typed(hand, "decoder")
    press(hand, Key.Key_Down)
    assert hand.selected == ["n7"]
    assert in_clear(hand, "n7")
    press(hand, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert hand.selected == ["n6"]


def test_enter_stays_there(hand: Hand) -> None:
    typed(hand, "code")
    at = hand.middle(CODE)
    press(hand, Key.Key_Return)
    assert not popup(hand).isVisible()
    assert hand.canvas.hasFocus()
    assert (hand.selected, hand.middle(CODE)) == ([CODE], at)


def test_escape_goes_back_to_what_was_seen_and_chosen(hand: Hand) -> None:
    press(hand, Key.Key_Escape)
    hand.canvas.camera.zoom_by(0.3)
    before = hand.canvas.zoom, hand.middle(CODE)
    hand.key(Key.Key_F, CONTROL)
    typed(hand, "adam")
    assert hand.canvas.zoom == 1.0

    press(hand, Key.Key_Escape)

    assert hand.canvas.zoom == before[0]
    assert (hand.middle(CODE) - before[1]).manhattanLength() <= 2
    assert hand.selected == ["n2"]
    assert hand.canvas.hasFocus()


def test_a_click_on_a_row_goes_there(hand: Hand) -> None:
    rows = popup(hand).list
    place = rows.visualRect(rows.model().index(4, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hand.selected == [CODE]
    assert not popup(hand).isVisible()


def test_a_node_inside_a_part_is_shown_in_it(open_canvas: Open) -> None:
    made = collapse(digits(), ["n3", "n4"])
    hand = open_canvas(made.document)
    hand.key(Key.Key_F, CONTROL)

    typed(hand, "encoder 1")
    assert list(hand.session.inside) == [made.node]
    assert hand.selected == ["n3"]
    assert popup(hand).isVisible()

    press(hand, Key.Key_Escape)
    assert list(hand.session.inside) == []
    assert hand.steps == 0


def test_a_node_with_a_problem_tells_it(open_canvas: Open) -> None:
    hand = open_canvas(Document(graph=remove(digits().graph, ["n2"])))
    hand.key(Key.Key_F, CONTROL)
    typed(hand, "encoder 1")
    found = popup(hand).list.currentIndex().data(FOUND)
    assert popup(hand).told.text() == "\n".join(found.problems) != ""


def test_what_is_not_there_says_so(hand: Hand) -> None:
    typed(hand, "zzzz")
    assert "No block of the network matches" in popup(hand).told.text()
    assert hand.selected == ["n2"]
    press(hand, Key.Key_Return)
    assert popup(hand).isVisible()


def test_a_press_on_the_canvas_and_another_document_close_it(hand: Hand) -> None:
    hand.press(QPoint(700, 560), SHIFT)
    assert not popup(hand).isVisible()
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_F, CONTROL)
    hand.session.open(Document())
    assert not popup(hand).isVisible()

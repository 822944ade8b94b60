from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.popups.values_editor import ValuesEditor
from app.inspector.text_field import TextField
from engine.document.values import Document, Graph, Node
from engine.language import Map
from engine.shapes.collapsing import collapse
from tests.app.canvas.example import CODE, digits, two_layers
from tests.app.canvas.hand import CONTROL, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key


def editor(hand: Hand) -> ValuesEditor:
    return hand.canvas.overlays.values


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)


@pytest.fixture
def hand(open_canvas: Open) -> Hand:
    """Two Dense nodes; below the title of the first one was double-clicked."""
    made = open_canvas(two_layers())
    made.double_click(made.canvas.node_rect("a").center())
    return made


def test_a_double_click_below_the_title_opens_the_main_parameters(hand: Hand) -> None:
    assert list(editor(hand).fields) == ["units", "activation"]
    assert editor(hand).geometry().contains(hand.canvas.node_rect("a").center())
    assert focus() is editor(hand).fields["units"]
    assert hand.selected == ["a"]


def test_enter_applies_what_was_typed_as_one_step(hand: Hand) -> None:
    QTest.keyClicks(focus(), "128")
    assert hand.steps == 0
    press(Key.Key_Return)

    assert hand.graph.nodes["a"].parameters == Map({"units": 128})
    assert (hand.last_step, hand.steps) == ("Change units", 1)
    assert not editor(hand).isVisible()
    assert hand.canvas.hasFocus()


def test_tab_goes_on_to_the_next_parameter_and_both_are_one_step(hand: Hand) -> None:
    QTest.keyClicks(focus(), "32")
    press(Key.Key_Tab, Key.Key_Down, Key.Key_Return)

    assert hand.graph.nodes["a"].parameters["units"] == 32
    assert hand.graph.nodes["a"].parameters["activation"] != "relu"
    assert (hand.last_step, hand.steps) == ("Change parameters of Left", 1)
    hand.session.history.undo()
    assert hand.session.document == two_layers()


def test_tab_goes_round(hand: Hand) -> None:
    press(Key.Key_Tab, Key.Key_Tab)
    assert focus() is editor(hand).fields["units"]
    press(Key.Key_Backtab)
    assert focus() is not editor(hand).fields["units"]
    assert editor(hand).isVisible()


def test_escape_gives_up(hand: Hand) -> None:
    QTest.keyClicks(focus(), "128")
    press(Key.Key_Escape)

    assert not editor(hand).isVisible()
    assert (hand.steps, hand.canvas.hasFocus()) == (0, True)
    assert hand.selected == ["a"]


def test_what_is_no_value_is_told_and_stays_to_be_mended(hand: Hand) -> None:
    QTest.keyClicks(focus(), "12x")
    press(Key.Key_Return)

    assert editor(hand).isVisible()
    assert editor(hand).fault.text() == "Expected a whole number, received '12x'."
    assert editor(hand).rect().contains(editor(hand).fault.geometry())
    field = editor(hand).fields["units"]
    assert isinstance(field, TextField)
    assert field.text() == "12x"

    press(Key.Key_Backspace)
    assert editor(hand).fault.isHidden()
    press(Key.Key_Return)
    assert hand.graph.nodes["a"].parameters == Map({"units": 12})


def test_an_empty_field_says_what_is_expected(hand: Hand) -> None:
    press(Key.Key_Backspace, Key.Key_Return)
    assert editor(hand).fault.text() == "Expected a whole number, received nothing."
    assert hand.steps == 0


def test_a_click_elsewhere_keeps_what_was_typed(hand: Hand) -> None:
    QTest.keyClicks(focus(), "256")
    hand.click(QPoint(700, 500))
    assert hand.graph.nodes["a"].parameters == Map({"units": 256})


def test_another_part_of_the_window_taking_the_keys_keeps_it_too(hand: Hand) -> None:
    QTest.keyClicks(focus(), "256")
    hand.canvas.setFocus()
    assert hand.graph.nodes["a"].parameters == Map({"units": 256})


def test_what_stays_the_same_makes_no_step(hand: Hand) -> None:
    press(Key.Key_Return)
    assert hand.steps == 0
    assert not editor(hand).isVisible()


def test_undo_during_it_gives_it_up(hand: Hand) -> None:
    hand.canvas.add_block("dense")
    hand.double_click(hand.canvas.node_rect("a").center())
    QTest.keyClicks(focus(), "9")
    hand.session.history.undo()
    assert not editor(hand).isVisible()
    assert hand.session.document == two_layers()


def test_enter_opens_it_for_the_selected_node(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])
    hand.key(Key.Key_Return)
    assert list(editor(hand).fields) == ["dimensions"]
    QTest.keyClicks(focus(), "3")
    press(Key.Key_Return)
    assert hand.graph.nodes[CODE].parameters["dimensions"] == 3


def test_a_node_without_parameters_is_renamed_instead(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n2"])
    hand.key(Key.Key_Return)
    assert hand.canvas.overlays.title.isVisible()
    assert not editor(hand).isVisible()


def test_a_placed_part_is_entered_instead(open_canvas: Open) -> None:
    made = collapse(digits(), ["n3", "n4"])
    hand = open_canvas(made.document)
    hand.double_click(hand.canvas.node_rect(made.node).center())
    assert hand.session.inside == (made.node,)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # no window manager here
def test_a_long_choice_is_found_by_typing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    node = replace(hand.graph.nodes["a"], block="dataset", id="d", title="Data")
    hand.session.edit("Add", Graph(Map({"d": node})))
    hand.session.select(["d"])
    hand.key(Key.Key_Return)
    QTest.keyClicks(focus(), "moon")
    press(Key.Key_Return)
    assert hand.graph.nodes["d"].parameters["data"] == "moons"
    assert hand.steps == 2


def test_it_stays_on_the_canvas(open_canvas: Open) -> None:
    hand = open_canvas(Document(graph=Graph(Map({"a": Node("a", "dense", "Far")}))))
    hand.canvas.camera.zoom_by(3)
    hand.session.select(["a"])
    hand.key(Key.Key_2, CONTROL)
    hand.key(Key.Key_Return)
    assert hand.canvas.rect().contains(editor(hand).geometry())

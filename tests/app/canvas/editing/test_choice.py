from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from engine.document.edits import bend
from engine.document.values import Document
from tests.app.canvas.example import two_layers_wired
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]


def test_what_is_selected_elsewhere_is_all_that_is_chosen(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.canvas.choice.choose(wires=hand.graph.wires)

    hand.session.select(["a"])

    assert hand.canvas.choice.wires == ()
    hand.key(Qt.Key.Key_Delete)
    assert hand.last_step == "Delete Left"


def test_a_dot_is_chosen_no_more_where_a_node_is_selected_elsewhere(open_canvas: Open) -> None:
    document = two_layers_wired()
    hand = open_canvas(document)
    (wire,) = hand.graph.wires
    hand.session.edit("Put a dot", bend(hand.graph, wire, ((240.0, 200.0),)))
    hand.canvas.choice.choose_dot(wire.ends, 0)
    assert hand.canvas.choice.dot

    hand.session.select(["a"])

    assert hand.canvas.choice.dot is None


def test_another_document_has_nothing_chosen(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.canvas.choice.choose(wires=hand.graph.wires)

    hand.session.open(two_layers_wired())

    assert hand.canvas.choice.is_empty

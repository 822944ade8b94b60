from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.canvas.drawing.look import WORDLESS_BELOW
from app.canvas.keyboard.walking import AtPort, Spot
from engine.document.values import Document, End
from tests.app.canvas.example import CODE, DECODER, digits, grid, two_layers_wired
from tests.app.canvas.hand import CONTROL, SHIFT, Hand
from tests.app.canvas.random_hand import scene_of

Open = Callable[[Document], Hand]
Key = Qt.Key
OUT, IN = AtPort(End("a", "y"), is_input=False), AtPort(End("b", "x"), is_input=True)


def keys_at(hand: Hand) -> Spot | None:
    return hand.canvas.walk.spot


def test_arrows_begin_at_the_first_node_while_none_is_selected(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.key(Key.Key_Right)

    assert hand.selected == ["n1"]
    assert hand.steps == 0


def test_arrows_follow_the_flow_to_the_next_row(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])

    hand.key(Key.Key_Right)
    assert hand.selected == [DECODER]

    hand.key(Key.Key_Left)
    hand.key(Key.Key_Down)
    assert hand.selected == ["n10"]


def test_shift_keeps_what_was_selected(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n1"])

    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Right, SHIFT)

    assert hand.selected == ["n1", "n2", "n3"]


def test_a_port_is_ringed_and_arrows_go_on_over_its_wire(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a"])
    nodes = scene_of(hand).nodes

    hand.key(Key.Key_Right, CONTROL)
    assert keys_at(hand) == OUT
    assert (marked := nodes["a"].marked) is not None
    assert marked.end == OUT.end

    hand.key(Key.Key_Right)
    assert hand.canvas.choice.wires == hand.graph.wires
    assert nodes["a"].marked is None

    hand.key(Key.Key_Right)
    assert keys_at(hand) == IN

    hand.key(Key.Key_Right)
    assert keys_at(hand) == "b"


def test_escape_goes_from_a_port_to_its_node_and_then_chooses_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["b"])
    hand.key(Key.Key_Left, CONTROL)
    assert keys_at(hand) == IN

    hand.key(Key.Key_Escape)
    assert keys_at(hand) == "b"

    hand.key(Key.Key_Escape)
    assert hand.selected == []


def test_a_port_is_left_when_something_else_is_selected_or_it_is_gone(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a"])
    hand.key(Key.Key_Right, CONTROL)

    hand.session.select(["b"])
    assert hand.canvas.walk.port is None

    hand.key(Key.Key_Right, CONTROL)
    hand.canvas.editor.delete()
    assert hand.canvas.walk.port is None


def test_delete_at_a_port_takes_its_wires_and_leaves_its_node(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["b"])
    hand.key(Key.Key_Left, CONTROL)

    hand.key(Key.Key_Delete)

    assert set(hand.graph.nodes) == {"a", "b"}
    assert hand.wires == []
    assert hand.last_step == "Disconnect Left from Right"


def test_what_is_walked_to_comes_into_sight(open_canvas: Open) -> None:
    hand = open_canvas(grid(12, 3))
    hand.session.select(["n0"])
    hand.canvas.centre_on("n0")

    for _ in range(8):
        hand.key(Key.Key_Right)

    assert hand.selected == ["n8"]
    assert hand.port.rect().contains(hand.canvas.node_rect("n8"))


def test_ports_are_seen_when_they_are_walked_to(open_canvas: Open) -> None:
    hand = open_canvas(grid(12, 3))
    hand.canvas.fit()
    assert hand.canvas.zoom < WORDLESS_BELOW
    hand.session.select(["n30"])

    hand.key(Key.Key_Left, CONTROL)

    assert hand.canvas.zoom == 1.0
    assert hand.port.rect().contains(hand.canvas.node_rect("n30"))

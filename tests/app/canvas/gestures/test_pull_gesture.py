from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits
from tests.app.canvas.hand import Hand
from tests.app.canvas.random_hand import assert_scene_is, scene_of

Open = Callable[[Document], Hand]
ALT = Qt.KeyboardModifier.AltModifier
JOINED = Wire(End("n3", "y"), End("n5", "h"))
OLD = Wire(End("n3", "y"), End("n4", "x"))
BELOW = QPoint(0, 320)


def pull(hand: Hand, node: str, by: QPoint) -> None:
    """Drag with Alt, and do not let go."""
    start = hand.middle(node)
    hand.press(start, ALT)
    for part in (0.5, 1.0):
        hand.move(start + by * part)


def test_alt_and_drag_pulls_a_block_out_and_joins_its_wires_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    start = hand.middle("n4")

    pull(hand, "n4", BELOW)
    hand.release(start + BELOW, ALT)

    assert JOINED in hand.wires
    assert hand.graph.wires_of(["n4"]) == ()
    assert hand.graph.nodes["n4"].place[1] == 320.0
    assert hand.last_step == "Take Encoder 2 out and join Encoder 1 to Code"
    assert hand.steps == 1
    hand.session.history.undo()
    assert hand.graph == digits().graph


def test_while_it_is_pulled_the_old_wires_are_gone_and_escape_brings_them_back(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    items, wire = len(hand.canvas.scene().items()), scene_of(hand).wiring.items[OLD.ends]

    pull(hand, "n4", BELOW)
    assert not wire.isVisible()
    assert len(hand.canvas.scene().items()) == items + 1
    hand.key(Qt.Key.Key_Escape)

    assert wire.isVisible()
    assert len(hand.canvas.scene().items()) == items
    assert hand.steps == 0


def test_a_wire_that_could_not_be_joined_is_told(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    told: list[str] = []
    hand.canvas.refused.connect(told.append)
    start = hand.middle("n8")

    pull(hand, "n8", QPoint(0, 120))
    hand.release(start + QPoint(0, 120), ALT)

    assert told == ["Nothing that came into Pixels fits Reconstruction, so that wire is gone."]
    assert_scene_is(hand)


def test_alt_and_click_only_selects(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.click(hand.middle("n4"), ALT)

    assert (hand.selected, hand.steps) == (["n4"], 0)


def test_a_key_takes_the_selected_blocks_out_where_they_stand(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n4"])

    hand.key(Qt.Key.Key_D, ALT)

    assert JOINED in hand.wires
    assert hand.graph.nodes["n4"].place == digits().graph.nodes["n4"].place
    assert hand.selected == ["n4"]

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.gestures.reason import Reason
from app.canvas.steps.step import SNAP
from app.palette.listing import ID_ROLE
from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits, two_layers, two_layers_wired
from tests.app.canvas.hand import SHIFT, Hand
from tests.app.canvas.random_hand import scene_of

Open = Callable[[Document], Hand]
LEFT_Y, RIGHT_X, RIGHT_Y = End("a", "y"), End("b", "x"), End("b", "y")


def test_drag_from_an_output_to_an_input_draws_a_wire(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.drag(hand.canvas.port_position(LEFT_Y), hand.canvas.port_position(RIGHT_X))

    assert hand.wires == [Wire(LEFT_Y, RIGHT_X)]
    assert hand.last_step == "Connect Left to Right"
    hand.session.history.undo()
    assert hand.wires == []


def test_drag_from_an_input_back_to_an_output_draws_the_same_wire(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.drag(hand.canvas.port_position(RIGHT_X), hand.canvas.port_position(LEFT_Y))

    assert hand.wires == [Wire(LEFT_Y, RIGHT_X)]


def test_wire_dropped_on_a_node_goes_to_the_port_that_fits(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.drag(hand.canvas.port_position(LEFT_Y), hand.middle("b"))

    assert hand.wires == [Wire(LEFT_Y, RIGHT_X)]


def test_second_wire_into_an_input_is_allowed_and_red(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.drag(hand.canvas.port_position(End("n3", "y")), hand.canvas.port_position(End("n6", "x")))

    new = Wire(End("n3", "y"), End("n6", "x"))
    assert new in hand.graph.wires
    assert "Decoder 1" in hand.session.checked.of_wire(new)[0].sentence


def test_end_of_a_wire_moves_to_another_input(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    old, target = Wire(End("n5", "z"), End("n6", "x")), End("n7", "x")

    hand.drag(hand.canvas.port_position(old.target), hand.canvas.port_position(target))

    assert old not in hand.graph.wires
    assert Wire(old.source, target) in hand.graph.wires
    assert (hand.last_step, hand.steps) == ("Move the wire of Code to Decoder 2", 1)


def test_end_of_a_wire_dropped_on_the_empty_canvas_takes_it_away(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    hand.drag(hand.canvas.port_position(RIGHT_X), QPoint(400, 550))

    assert hand.wires == []
    assert hand.last_step == "Disconnect Left from Right"


def beside(hand: Hand, wire: Wire, share: float) -> QPoint:
    """A place on a wire, so far from its source."""
    item = scene_of(hand).wiring.items[wire.ends]
    return hand.canvas.mapFromScene(item.path().pointAtPercent(share))


def test_a_wire_pulled_near_its_source_moves_to_another_output(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    old = Wire(End("n5", "z"), End("n6", "x"))

    hand.drag(beside(hand, old, 0.1), hand.canvas.port_position(End("n4", "y")))

    assert old not in hand.graph.wires
    assert Wire(End("n4", "y"), old.target) in hand.graph.wires
    assert (hand.last_step, hand.steps) == ("Feed Decoder 1 from Encoder 2", 1)


def test_a_wire_pulled_near_its_target_moves_to_another_input(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    old = Wire(End("n5", "z"), End("n6", "x"))

    hand.drag(beside(hand, old, 0.9), hand.canvas.port_position(End("n7", "x")))

    assert Wire(old.source, End("n7", "x")) in hand.graph.wires
    assert hand.last_step == "Move the wire of Code to Decoder 2"


def test_either_end_of_a_wire_pulled_into_the_void_takes_it_away(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    for share in (0.2, 0.8):
        hand.drag(beside(hand, hand.wires[0], share), QPoint(400, 550))
        assert hand.wires == []
        assert hand.last_step == "Disconnect Left from Right"
        hand.session.history.undo()


def test_a_click_on_a_wire_that_slips_a_little_only_selects_it(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    at = beside(hand, hand.wires[0], 0.5)

    hand.drag(at, at + QPoint(5, 3))

    assert hand.steps == 0
    assert list(hand.canvas.choice.wires) == hand.wires


def test_shift_at_an_input_keeps_its_wire_and_draws_another_one(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    old, target = Wire(End("n5", "z"), End("n6", "x")), End("n7", "x")

    hand.press(hand.canvas.port_position(old.target), SHIFT)
    hand.move(hand.canvas.port_position(target))
    hand.release(hand.canvas.port_position(target))

    assert {old, Wire(old.source, target)} <= set(hand.graph.wires)
    assert hand.last_step == "Connect Code to Decoder 2"


def three_to_feed(hand: Hand) -> list[End]:
    places = ((400, 60), (400, 260), (400, 460))
    nodes = [hand.canvas.add_block("dense", hand.canvas.mapToScene(QPoint(*at))) for at in places]
    return [End(node, "x") for node in nodes]


def test_with_shift_the_wire_stays_in_the_hand_for_the_next_input(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    ends = three_to_feed(hand)
    first, second, third = map(hand.canvas.port_position, ends)
    before = hand.steps

    hand.carry(hand.canvas.port_position(LEFT_Y), first)
    hand.release(first, SHIFT)
    hand.move(second)
    hand.click(second, SHIFT)
    hand.move(QPoint(300, 560))
    assert reason_of(hand).words == "Click another input, or press Esc."
    hand.move(third)
    hand.click(third)
    hand.move(QPoint(300, 560))

    assert hand.wires == [Wire(LEFT_Y, end) for end in ends]
    assert hand.steps == before + 3
    assert not hand.canvas.overlays.search.isVisible()
    assert rubber_count(hand) == 0


def rubber_count(hand: Hand) -> int:
    return sum(type(item) is QGraphicsPathItem for item in hand.canvas.scene().items())


@pytest.mark.parametrize("how", ["escape", "click", "right click"])
def test_a_wire_that_stayed_in_the_hand_is_laid_down(open_canvas: Open, how: str) -> None:
    hand = open_canvas(two_layers())
    at, void = hand.canvas.port_position(RIGHT_X), QPoint(300, 560)
    hand.carry(hand.canvas.port_position(LEFT_Y), at)
    hand.release(at, SHIFT)
    hand.move(void)
    assert rubber_count(hand) == 1

    if how == "escape":
        hand.key(Qt.Key.Key_Escape)
    elif how == "click":
        hand.click(void)
    else:
        hand.press(void, button=Qt.MouseButton.RightButton)
        hand.release(void, button=Qt.MouseButton.RightButton)

    assert rubber_count(hand) == 0
    assert hand.wires == [Wire(LEFT_Y, RIGHT_X)]
    assert not hand.canvas.overlays.search.isVisible()


def test_ports_that_cannot_take_the_wire_are_dim_while_it_is_drawn(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    start = hand.canvas.port_position(End("n8", "y"))
    dim = hand.canvas.port_position(End("n10", "loss"))
    before = hand.port.grab().toImage().pixelColor(dim)

    hand.carry(start, start + QPoint(8, 200))
    during = hand.port.grab().toImage().pixelColor(dim)
    hand.key(Qt.Key.Key_Escape)

    assert during.saturation() < before.saturation()
    assert hand.port.grab().toImage().pixelColor(dim) == before


def test_an_output_says_why_a_wire_from_an_output_cannot_end_there(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.carry(hand.canvas.port_position(LEFT_Y), hand.canvas.port_position(RIGHT_Y))

    assert "this is an output too" in reason_of(hand).words
    hand.key(Qt.Key.Key_Escape)


def test_a_wire_back_to_what_feeds_it_names_the_way_round(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    hand.carry(hand.canvas.port_position(RIGHT_Y), hand.canvas.port_position(End("a", "x")))

    assert "Left" in reason_of(hand).words
    assert "Right" in reason_of(hand).words
    hand.release(hand.canvas.port_position(End("a", "x")))
    assert "cycle" in {problem.code for problem in hand.session.checked.problems}


def test_end_of_a_wire_put_back_changes_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    at = hand.canvas.port_position(RIGHT_X)

    hand.carry(at, at + QPoint(40, 40))
    hand.move(at)
    hand.release(at)

    assert hand.steps == 0
    assert len(hand.graph.wires) == 1


def test_escape_gives_the_wire_up(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    items = len(hand.canvas.scene().items())

    hand.carry(hand.canvas.port_position(RIGHT_X), QPoint(400, 550))
    assert len(hand.canvas.scene().items()) > items - 1
    hand.key(Qt.Key.Key_Escape)
    hand.release(QPoint(400, 550))

    assert len(hand.graph.wires) == 1
    assert len(hand.canvas.scene().items()) == items


def test_possible_targets_stand_out_while_a_wire_is_drawn(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    at = hand.canvas.port_position(End("n8", "y"))
    loss = hand.canvas.port_position(End("n10", "loss"))
    before = hand.port.grab().toImage()

    hand.carry(at, at + QPoint(8, 200))
    during = hand.port.grab().toImage()
    hand.key(Qt.Key.Key_Escape)

    target = hand.canvas.port_position(End("n9", "target")) - QPoint(8, 0)
    assert during.pixelColor(target) != before.pixelColor(target)
    assert during.pixelColor(loss - QPoint(8, 0)) == before.pixelColor(loss - QPoint(8, 0))


def test_wire_dropped_on_the_empty_canvas_offers_a_block_for_its_end(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    field = hand.canvas.overlays.search.field

    hand.drag(hand.canvas.port_position(RIGHT_Y), QPoint(600, 500))
    QTest.keyClicks(field, "laten")
    assert rubber_count(hand) == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rubber_count(hand) == 0

    assert hand.wires == [Wire(RIGHT_Y, End("n1", "h"))]
    away = hand.canvas.port_position(End("n1", "h")) - QPoint(600, 500)
    assert max(abs(away.x()), abs(away.y())) <= SNAP / 2
    assert (hand.last_step, hand.steps) == ("Add Latent", 1)


def test_wire_drawn_backwards_offers_a_block_that_feeds_it(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    field = hand.canvas.overlays.search.field

    hand.drag(hand.canvas.port_position(End("a", "x")), QPoint(300, 500))
    QTest.keyClicks(field, "flatten")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hand.wires == [Wire(End("n1", "y"), End("a", "x"))]
    away = hand.canvas.port_position(End("n1", "y")) - QPoint(300, 500)
    assert max(abs(away.x()), abs(away.y())) <= SNAP / 2


def offered(hand: Hand) -> set[str]:
    blocks = hand.canvas.overlays.search.blocks
    return {str(blocks.index(row, 0).data(ID_ROLE)) for row in range(blocks.rowCount())}


def test_only_blocks_that_take_the_wire_are_offered(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.drag(hand.canvas.port_position(RIGHT_Y), QPoint(700, 500))

    assert offered(hand) >= {"dense", "mean_squared_error"}
    assert not offered(hand) & {"dataset", "noise", "optimizer"}


def test_only_blocks_that_give_the_wire_are_offered(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.drag(hand.canvas.port_position(End("a", "x")), QPoint(60, 550))

    assert offered(hand) >= {"dataset", "noise", "dense"}
    assert not offered(hand) & {"mean_squared_error", "optimizer"}


def test_a_later_search_offers_all_again(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.drag(hand.canvas.port_position(RIGHT_Y), QPoint(700, 500))
    hand.key(Qt.Key.Key_Escape)
    QTest.keyClick(hand.canvas.overlays.search.field, Qt.Key.Key_Escape)
    assert rubber_count(hand) == 0

    hand.canvas.open_search()
    assert rubber_count(hand) == 0

    assert offered(hand) >= {"dataset", "dense", "optimizer"}


def test_click_on_a_port_selects_its_node_or_the_wire_there(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    hand.click(hand.canvas.port_position(RIGHT_Y))
    assert hand.selected == ["b"]

    hand.click(hand.canvas.port_position(RIGHT_X))
    assert hand.selected == []
    hand.key(Qt.Key.Key_Delete)
    assert hand.wires == []


def rubber_of(hand: Hand) -> QGraphicsPathItem:
    """The wire under the pointer."""
    paths = [i for i in hand.canvas.scene().items() if type(i) is QGraphicsPathItem]
    return max(paths, key=QGraphicsPathItem.zValue)


def reason_of(hand: Hand) -> Reason:
    (found,) = (item for item in hand.canvas.scene().items() if isinstance(item, Reason))
    return found


def test_wire_is_red_with_its_reason_while_it_is_over_a_port_where_it_does_not_fit(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    port = hand.canvas.port_position
    source = port(End("n1", "images"))

    hand.carry(source, source + QPoint(40, 60))
    assert not reason_of(hand).isVisible()
    assert rubber_of(hand).pen().style() == Qt.PenStyle.SolidLine
    hand.move(port(End("n5", "h")))
    assert "cannot tell which" in reason_of(hand).words
    assert reason_of(hand).isVisible()
    assert rubber_of(hand).pen().style() == Qt.PenStyle.CustomDashLine
    hand.move(source + QPoint(40, 60))
    assert not reason_of(hand).isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert not any(isinstance(item, Reason) for item in hand.canvas.scene().items())


def test_wire_over_a_port_where_it_fits_is_not_red(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.carry(hand.canvas.port_position(LEFT_Y), hand.canvas.port_position(RIGHT_X))

    assert not reason_of(hand).isVisible()
    hand.key(Qt.Key.Key_Escape)


def test_end_of_a_wire_that_would_not_fit_elsewhere_says_why_before_it_is_dropped(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    old = hand.canvas.port_position(End("n8", "h"))

    hand.carry(old, hand.canvas.port_position(End("n9", "target")))

    assert reason_of(hand).isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert hand.steps == 0

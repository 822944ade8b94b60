from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.reason import Reason
from app.palette.listing import ID_ROLE
from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits, two_layers, two_layers_wired
from tests.app.canvas.hand import Hand

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

    hand.drag(hand.canvas.port_position(RIGHT_Y), QPoint(700, 500))
    QTest.keyClicks(field, "laten")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hand.wires == [Wire(RIGHT_Y, End("n1", "h"))]
    assert (hand.last_step, hand.steps) == ("Add Latent", 1)


def test_wire_drawn_backwards_offers_a_block_that_feeds_it(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    field = hand.canvas.overlays.search.field

    hand.drag(hand.canvas.port_position(End("a", "x")), QPoint(60, 550))
    QTest.keyClicks(field, "flatten")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hand.wires == [Wire(End("n1", "y"), End("a", "x"))]


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

    hand.canvas.open_search()

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

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.canvas.drawing.wire_item import WireItem, corners
from engine.document.edits import bend, with_graph
from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits, two_layers_wired
from tests.app.canvas.hand import CONTROL, Hand
from tests.app.canvas.random_hand import assert_scene_is, scene_of

Open = Callable[[Document], Hand]
ENDS = End("a", "y"), End("b", "x")
DOT = (240.0, 240.0)


def bent(*bends: tuple[float, float]) -> Document:
    """Two layers with a wire that runs by dots."""
    document = two_layers_wired()
    return with_graph(document, bend(document.graph, document.graph.wires[0], bends))


def item_of(hand: Hand) -> WireItem:
    return scene_of(hand).wiring.items[ENDS]


def seen(hand: Hand, place: tuple[float, float]) -> QPoint:
    return hand.canvas.mapFromScene(QPointF(*place))


def test_a_double_click_on_a_wire_puts_a_dot_there_on_the_grid(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    at = hand.canvas.wire_point(hand.wires[0])

    hand.double_click(at)

    (dot,) = hand.wires[0].bends
    assert (seen(hand, dot) - at).manhattanLength() <= 8
    assert dot[0] % 8 == dot[1] % 8 == 0
    assert (hand.last_step, hand.steps) == ("Put a dot on the wire of Left to Right", 1)
    assert hand.canvas.choice.dot == (hand.wires[0], 0)


def test_a_wire_runs_by_its_dots_near_and_far(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))

    assert item_of(hand).route.stops[1] == DOT
    assert item_of(hand).path().contains(QPointF(*DOT)) or DOT in item_of(hand).route.points
    far = item_of(hand).far_path()
    places = [(far.elementAt(n).x, far.elementAt(n).y) for n in range(far.elementCount())]
    assert DOT in places


def test_dots_are_drawn_near_by_and_not_from_far(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    (dot,) = item_of(hand).dots
    assert (dot.isVisible(), dot.scenePos()) == (True, QPointF(*DOT))

    hand.canvas.camera.zoom_by(0.3)

    assert not dot.isVisible()


def test_a_dot_is_dragged_on_the_grid_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    start = seen(hand, DOT)

    hand.carry(start, start + QPoint(-42, 58))
    assert item_of(hand).route.stops[1] == (200.0, 296.0)
    assert hand.steps == 0
    hand.release(start + QPoint(-42, 58))

    assert hand.wires[0].bends == ((200.0, 296.0),)
    assert (hand.last_step, hand.steps) == ("Move a dot of the wire of Left to Right", 1)
    assert hand.canvas.choice.dot == (hand.wires[0], 0)
    assert_scene_is(hand)


def test_escape_leads_the_wire_as_before(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    before, start = item_of(hand).route, seen(hand, DOT)

    hand.carry(start, start + QPoint(-42, 58))
    hand.key(Qt.Key.Key_Escape)

    assert item_of(hand).route == before
    assert hand.steps == 0


@pytest.mark.parametrize("how", ["Delete", "double-click"])
def test_a_dot_is_taken_off(open_canvas: Open, how: str) -> None:
    hand = open_canvas(bent(DOT))

    if how == "Delete":
        hand.click(seen(hand, DOT))
        hand.key(Qt.Key.Key_Delete)
    else:
        hand.double_click(seen(hand, DOT))

    assert hand.wires == [Wire(*ENDS)]
    assert hand.last_step == "Take a dot off the wire of Left to Right"
    assert not item_of(hand).dots


def test_a_second_dot_goes_between_those_beside_it(open_canvas: Open) -> None:
    hand = open_canvas(bent((200.0, 240.0), (280.0, 240.0)))

    between = corners(item_of(hand).route.legs[1])[4]
    hand.double_click(seen(hand, between))

    first, new, last = hand.wires[0].bends
    assert (first, last) == ((200.0, 240.0), (280.0, 240.0))
    assert math.dist(new, between) <= 8


def test_a_wire_keeps_its_dots_while_one_end_moves_and_takes_them_along_with_both(
    open_canvas: Open,
) -> None:
    hand = open_canvas(bent(DOT))
    start = hand.middle("b")
    hand.drag(start, start + QPoint(64, 0))
    assert hand.wires[0].bends == (DOT,)

    hand.canvas.editor.choose_all()
    start = hand.middle("a")
    hand.carry(start, start + QPoint(0, 48))
    assert item_of(hand).route.stops[1] == (240.0, 288.0)
    hand.release(start + QPoint(0, 48))

    assert hand.wires[0].bends == ((240.0, 288.0),)
    assert_scene_is(hand)


def test_copies_have_dots_of_their_own(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    hand.canvas.editor.choose_all()

    hand.key(Qt.Key.Key_D, CONTROL)

    one, other = (hand.graph.nodes[wire.source.node].place for wire in hand.wires)
    by = other[0] - one[0], other[1] - one[1]
    assert hand.wires[1].bends == ((DOT[0] + by[0], DOT[1] + by[1]),)


def test_dots_are_copied_through_the_clipboard(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    hand.canvas.editor.choose_all()

    hand.key(Qt.Key.Key_C, CONTROL)
    hand.key(Qt.Key.Key_V, CONTROL)

    assert len(hand.wires[1].bends) == 1
    assert hand.wires[1].bends != hand.wires[0].bends


def test_a_wire_plugged_in_elsewhere_keeps_its_dots(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    wire = hand.wires[0]
    hand.session.edit("Bend", bend(hand.graph, wire, (DOT,)))
    old = next(one for one in hand.wires if one.ends == wire.ends)

    at = hand.canvas.port_position(wire.target)
    free = hand.canvas.port_position(End("n7", "x"))
    hand.drag(at, free)

    assert old not in hand.wires
    assert [one.bends for one in hand.wires if one.bends] == [(DOT,)]


def test_the_chosen_dot_is_forgotten_with_its_wire(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    hand.click(seen(hand, DOT))
    assert hand.canvas.choice.dot

    hand.session.edit("Straighten", bend(hand.graph, hand.wires[0], ()))

    assert hand.canvas.choice.is_empty


def test_all_dots_of_the_selected_wires_are_taken_off_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT, (280.0, 240.0)))
    hand.canvas.choice.choose(wires=hand.wires)

    hand.canvas.editor.straighten()

    assert hand.wires == [Wire(*ENDS)]
    assert (hand.last_step, hand.steps) == ("Take the dots off 1 wire", 1)
    assert hand.canvas.choice.wires == (Wire(*ENDS),)


def test_the_chosen_dot_is_moved_with_the_arrows_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    hand.click(seen(hand, DOT))

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        hand.key(key, Qt.KeyboardModifier.AltModifier)

    assert hand.wires[0].bends == ((DOT[0] + 16, DOT[1] + 8),)
    assert hand.steps == 1
    assert hand.canvas.choice.dot == (hand.wires[0], 0)


def test_a_dot_goes_wherever_it_is_dragged_where_nothing_snaps(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    hand.canvas.handling.is_snapping = False

    hand.drag(seen(hand, DOT), seen(hand, (DOT[0] + 21, DOT[1] + 13)))

    assert hand.wires[0].bends == ((DOT[0] + 21, DOT[1] + 13),)


def test_a_dot_is_of_its_wire_where_a_menu_is_asked_for(open_canvas: Open) -> None:
    hand = open_canvas(bent(DOT))
    asked = list[str]()
    hand.canvas.menu_asked.connect(lambda what, _: asked.append(what))
    at = seen(hand, DOT)

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.port.mapToGlobal(at))
    QApplication.sendEvent(hand.port, event)

    assert asked == ["wire"]
    assert hand.canvas.choice.bent == (hand.wires[0],)


def test_a_dot_that_comes_while_nothing_is_read_lies_in_the_far_picture(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.canvas.camera.set_scale(0.2, QPointF())

    hand.session.edit("Put a dot", bend(hand.graph, hand.wires[0], (DOT,)))

    assert [dot.isVisible() for dot in item_of(hand).dots] == [False]

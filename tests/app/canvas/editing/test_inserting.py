"""A node that is dropped on a wire: it goes between, and what lies behind makes room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.canvas.drawing.faces import WIDTH
from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.inserting import GAP, inserted, is_free, way_through
from app.canvas.gestures.reason import Reason
from app.canvas.steps.step import moved
from app.palette.listing import MIME
from engine.document.edits import add, connect, move, with_graph
from engine.document.values import Document, End, Node, Wire
from engine.shapes.check import check
from tests.app.canvas.example import two_layers_wired
from tests.app.canvas.hand import LEFT, PLAIN, Hand

Open = Callable[[Document], Hand]
WIRE = Wire(End("a", "y"), End("b", "x"))
INTO, OUT = Wire(End("a", "y"), End("c", "x")), Wire(End("c", "y"), End("b", "x"))


def with_a_third(block: str = "dense") -> Document:
    """Two Dense nodes with a wire, and a node below that nothing is wired to."""
    document = two_layers_wired()
    third = Node("c", block, "Third", (160.0, 320.0))
    return with_graph(document, add(document.graph, third))


def half_way(hand: Hand) -> QPoint:
    """The middle of the wire between the two layers, in pixels of the view."""
    first, last = (hand.canvas.port_position(end) for end in WIRE.ends)
    return (first + last) / 2


def is_shown(hand: Hand) -> bool:
    """Whether the wire stands out."""
    scene = hand.canvas.scene()
    assert isinstance(scene, GraphScene)
    return scene.wiring.items[WIRE.ends].is_selected


def sayings(hand: Hand) -> list[Reason]:
    """What is said beside the node."""
    return [item for item in hand.canvas.scene().items() if isinstance(item, Reason)]


def drop(hand: Hand, block: str, at: QPoint) -> None:
    mime = QMimeData()
    mime.setData(MIME, block.encode())
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(hand.port, QDragEnterEvent(at, copy, mime, LEFT, PLAIN))
    QApplication.sendEvent(hand.port, QDropEvent(QPointF(at), copy, mime, LEFT, PLAIN))


def test_a_node_dropped_on_a_wire_stands_between_its_ends_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(with_a_third())

    hand.drag(hand.middle("c"), half_way(hand))

    assert set(hand.wires) == {INTO, OUT}
    assert (hand.last_step, hand.steps) == ("Put Third between Left and Right", 1)
    hand.session.history.undo()
    assert hand.graph == with_a_third().graph


def test_what_lies_behind_makes_room(open_canvas: Open) -> None:
    hand = open_canvas(with_a_third())

    hand.drag(hand.middle("c"), half_way(hand) + QPoint(24, 0))

    third, right = (hand.graph.nodes[name].place for name in ("c", "b"))
    assert 0 <= right[0] - third[0] - WIDTH - GAP < 8
    assert right[1] == 160.0
    assert hand.graph.nodes["a"].place == (0.0, 0.0)


def test_a_node_dropped_nearly_level_with_what_feeds_it_stands_level(open_canvas: Open) -> None:
    document = with_a_third()
    hand = open_canvas(with_graph(document, move(document.graph, {"b": (480.0, 0.0)})))

    hand.drag(hand.middle("c"), half_way(hand) + QPoint(0, 4))

    port = hand.canvas.port_position
    assert port(End("c", "x")).y() == port(End("a", "y")).y()
    assert set(hand.wires) == {INTO, OUT}


def test_a_node_dropped_on_a_short_wire_stands_clear_of_both_its_ends(open_canvas: Open) -> None:
    document = with_a_third()
    near = move(document.graph, {"b": (WIDTH + GAP, 0.0)})
    hand = open_canvas(with_graph(document, near))

    hand.drag(hand.middle("c"), half_way(hand))

    places = [hand.graph.nodes[name].place for name in ("a", "c", "b")]
    assert places == [((WIDTH + GAP) * column, 0.0) for column in range(3)]


def test_a_node_dropped_on_a_slanting_wire_stands_clear_of_what_feeds_it(
    open_canvas: Open,
) -> None:
    document = with_a_third()
    slanting = move(document.graph, {"b": (WIDTH + GAP, 96.0)})
    hand = open_canvas(with_graph(document, slanting))

    hand.drag(hand.middle("c"), half_way(hand) - QPoint(4, 0))

    assert INTO in hand.wires
    assert hand.graph.nodes["c"].place[0] == WIDTH + GAP


def test_only_what_would_stand_too_near_makes_room(open_canvas: Open) -> None:
    step = WIDTH + GAP
    row = {"c": (0.0, 320.0), "b": (step, 0.0), "d": (2 * step, 0.0), "e": (step * 4, 0.0)}
    graph = with_a_third().graph
    for name, block in (("d", "dense"), ("e", "dense"), ("f", "dense"), ("g", "activation")):
        graph = add(graph, Node(name, block, name, (2 * step, 168.0)))
    for one, two in (("b", "d"), ("d", "e"), ("e", "f")):
        graph = connect(graph, End(one, "y"), End(two, "x"))
    hand = open_canvas(with_graph(with_a_third(), move(graph, {**row, "g": (3 * step, 8.0)})))

    hand.drag(hand.middle("c"), half_way(hand))

    rights = {name: hand.graph.nodes[name].place[0] / step for name in "acbdgef"}
    assert rights == {"a": 0, "c": 1, "b": 2, "d": 3, "g": 4, "e": 5, "f": 2}


def test_a_node_dropped_on_a_way_down_stays_where_it_was_dropped(open_canvas: Open) -> None:
    hand = open_canvas(with_a_third())

    hand.drag(hand.middle("c"), half_way(hand))

    assert hand.graph.nodes["c"].place[1] > 32.0


def test_the_wire_is_shown_while_the_node_is_over_it_and_not_after_escape(
    open_canvas: Open,
) -> None:
    hand = open_canvas(with_a_third())
    hand.carry(hand.middle("c"), half_way(hand))
    assert is_shown(hand)
    assert [told.words for told in sayings(hand)] == ["Between Left and Right"]
    hand.key(Qt.Key.Key_Escape)

    assert not is_shown(hand)
    assert not sayings(hand)
    assert hand.wires == [WIRE]
    assert hand.steps == 0


def test_a_node_that_is_wired_already_is_only_moved(open_canvas: Open) -> None:
    document = with_a_third()
    fourth = Node("d", "dense", "Fourth", (400.0, 320.0))
    graph = connect(add(document.graph, fourth), End("c", "y"), End("d", "x"))
    hand = open_canvas(with_graph(document, graph))

    hand.drag(hand.middle("c"), half_way(hand))

    assert WIRE in hand.wires
    assert hand.last_step == "Move Third"


@pytest.mark.parametrize("block", ["dataset", "optimizer"])
def test_a_block_that_a_wire_cannot_lead_through_is_only_moved(
    open_canvas: Open, block: str
) -> None:
    hand = open_canvas(with_a_third(block))

    hand.drag(hand.middle("c"), half_way(hand))

    assert hand.wires == [WIRE]
    assert hand.last_step == "Move Third"


def test_a_block_of_the_palette_can_be_dropped_on_a_wire(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    drop(hand, "layer_normalisation", half_way(hand))

    (new,) = set(hand.graph.nodes) - {"a", "b"}
    assert {(wire.source.node, wire.target.node) for wire in hand.wires} == {("a", new), (new, "b")}
    assert hand.steps == 1
    assert not sayings(hand)


def test_the_name_of_a_value_stays_on_its_way_into_the_node() -> None:
    graph = with_a_third().graph
    checked = check(with_a_third())
    way = way_through(checked.ports["c"], Wire(WIRE.source, WIRE.target, "code"), checked)
    assert way is not None

    after = inserted(moved(graph, ["c"], (0.0, 0.0)), way).graph

    assert is_free(graph, "c")
    assert [wire.name for wire in after.wires_into("c")] == ["code"]

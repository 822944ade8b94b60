from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from app.canvas.lanes import Segment
from app.canvas.look import look
from app.canvas.node_item import PORT_RADIUS
from app.canvas.routing import Route
from app.canvas.scene import GraphScene
from app.canvas.steps import Place
from app.canvas.wiring import SETTLED_UP_TO
from app.theme.tokens import DARK
from engine.document.edits import add, connect, disconnect
from engine.document.values import Document, End, Frame, Graph, Node
from engine.language import Map, Value
from engine.shapes.check import check
from tests.app.canvas.example import digits, grid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def scene_of(document: Document) -> GraphScene:
    scene = GraphScene(look(DARK))
    scene.show_graph(document.graph, check(document))
    return scene


def test_no_wire_of_the_example_lies_on_another(qapp: QApplication) -> None:
    scene = scene_of(digits())
    pieces = [piece for item in scene.wiring.items.values() for piece in item.route.segments[1:-1]]

    rows = [one[1] for one, two in pieces if one[1] == two[1]]
    assert len(rows) == len(set(rows)) == 2


def three_rows() -> Document:
    """Rows of five sums with names, wires from each row to the next, and some back up."""
    names = [f"{row}{column}" for row in "abc" for column in range(5)]
    places = [(160.0 * (at % 5), 168.0 * (at // 5)) for at in range(15)]
    nodes = Map((name, Node(name, "sum", name, at)) for name, at in zip(names, places, strict=True))
    frames = tuple(Frame(row, f"Row {row}", tuple(names[at : at + 5])) for at, row in ROWS)
    graph = replace(Graph(nodes), frames=frames)
    for one, two in (*pairwise(names), ("c4", "a2"), ("c1", "b1"), ("b4", "a0"), ("c0", "b0")):
        port = "a" if names.index(two) == names.index(one) + 1 else "b"
        graph = connect(graph, End(one, "y"), End(two, port))
    return Document(graph=graph)


ROWS = ((0, "a"), (5, "b"), (10, "c"))


def test_rows_that_turn_back_and_feed_back_keep_apart(qapp: QApplication) -> None:
    scene = scene_of(three_rows())
    pieces = [
        (item, piece) for item in scene.wiring.items.values() for piece in item.route.segments[1:-1]
    ]

    shared = [
        (one, two)
        for (item, one), (other, two) in combinations(pieces, 2)
        if item is not other and shared_px(one, two) > 0
    ]
    assert pieces
    assert not shared


def shared_px(one: Segment, two: Segment) -> float:
    """How far two pieces lie on one another."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = *one, *two
    if ax == bx == cx == dx:
        return min(max(ay, by), max(cy, dy)) - max(min(ay, by), min(cy, dy))
    if ay == by == cy == dy:
        return min(max(ax, bx), max(cx, dx)) - max(min(ax, bx), min(cx, dx))
    return 0.0


def test_no_wire_strikes_through_the_name_of_a_frame(qapp: QApplication) -> None:
    scene = scene_of(three_rows())
    names = [
        QRectF(*name.rect[:2], name.area(1.0).width(), name.area(1.0).height())
        for name in scene.words.frames.values()
    ]

    assert len(names) == 3
    for item in scene.wiring.items.values():
        drawn = QPainterPathStroker(item.pen()).createStroke(item.path())
        assert not any(drawn.intersects(name) for name in names)


BELOW, BESIDE = ((504.0, 136.0), (504.0, 232.0)), ((664.0, 40.0), (664.0, 152.0))
"""Where a loss stands below or beside a head, and a measure below the loss."""


def two_measures(places: tuple[Place, Place]) -> Document:
    """A classifier with a loss and a measure at these places."""
    loss, measure = places
    names = {
        "a": ("dataset", (24.0, 40.0)),
        "b": ("dense", (184.0, 40.0)),
        "c": ("dense", (344.0, 40.0)),
        "d": ("probability", (504.0, 40.0)),
        "e": ("binary_cross_entropy", loss),
        "f": ("accuracy", measure),
        "g": ("optimizer", (loss[0] + 160.0, loss[1])),
    }
    graph = Graph()
    for name, (block, place) in names.items():
        parameters: Map[str, Value] = Map({"data": "two_spirals"} if block == "dataset" else {})
        graph = add(graph, Node(name, block, name, place=place, parameters=parameters))
    for source, target in (
        *(("a.points", "b.x"), ("b.y", "c.x"), ("c.y", "d.h"), ("d.y", "e.prediction")),
        *(("a.label", "e.target"), ("d.y", "f.prediction"), ("a.label", "f.target")),
        ("e.loss", "g.loss"),
    ):
        graph = connect(graph, End(*source.split(".")), End(*target.split(".")))
    return Document(graph=graph)


@pytest.mark.parametrize("document", [two_measures(BELOW), two_measures(BESIDE), three_rows()])
def test_wires_that_came_one_by_one_run_as_those_of_a_file(
    qapp: QApplication, document: Document
) -> None:
    drawn, graph = GraphScene(look(DARK)), Graph()
    for node in document.graph.nodes.values():
        graph = add(graph, node)
        for wire in document.graph.wires:
            if node.id in {end.node for end in wire.ends} <= set(graph.nodes):
                graph = connect(graph, *wire.ends)
                drawn.show_graph(graph, check(Document(graph=graph)))

    opened = scene_of(Document(graph=graph))

    assert routes(drawn) == routes(opened)


def routes(scene: GraphScene) -> dict[tuple[End, End], Route]:
    return {ends: item.route for ends, item in scene.wiring.items.items()}


def test_a_wire_that_leaves_gives_its_lane_to_the_others(qapp: QApplication) -> None:
    graph = two_measures(BELOW).graph
    drawn = scene_of(Document(graph=graph))
    graph = disconnect(graph, *graph.wires_into("e"))
    drawn.show_graph(graph, check(Document(graph=graph)))

    assert routes(drawn) == routes(scene_of(Document(graph=graph)))


def test_no_wire_touches_the_port_of_another_end(qapp: QApplication) -> None:
    scene = scene_of(two_measures(BELOW))
    ports = [
        (port.end, port.is_input, QPointF(*node.place_of(port.end, is_input=port.is_input)))
        for node in scene.nodes.values()
        for port in node.face.ports
    ]

    for ends, item in scene.wiring.items.items():
        drawn = QPainterPathStroker(item.pen()).createStroke(item.path())
        for end, is_input, middle in ports:
            disc = QPainterPath()
            disc.addEllipse(middle, PORT_RADIUS, PORT_RADIUS)
            if end != ends[1 if is_input else 0]:
                assert not drawn.intersects(disc), f"{ends} touches {end}"


def test_wire_that_is_gone_leaves_the_scene(qapp: QApplication) -> None:
    scene, graph = scene_of(digits()), digits().graph
    after = disconnect(graph, graph.wires[0])

    scene.show_graph(after, check(Document(graph=after)))

    assert list(scene.wiring.items) == [wire.ends for wire in graph.wires[1:]]


def test_in_a_large_graph_wires_take_the_short_way_until_they_rest(qapp: QApplication) -> None:
    document = grid(16, 10)
    assert len(document.graph.nodes) > SETTLED_UP_TO
    scene = scene_of(document)
    scene.wiring.go_on(math.inf)
    turning = scene.wiring.items[End("n15", "y"), End("n16", "x")]
    before = turning.route

    scene.show_drag(["n16"], (0.0, 8.0))
    assert turning.route.is_curve

    scene.end_drag(["n16"])
    assert turning.route == before


def test_a_large_graph_is_shown_before_all_of_its_wires_have_found_their_ways(
    qtbot: QtBot,
) -> None:
    scene, at_once = scene_of(grid(16, 10)), scene_of(grid(16, 10))
    turning = scene.wiring.items[End("n15", "y"), End("n16", "x")]
    assert scene.wiring.is_waiting
    assert turning.route.is_curve

    qtbot.waitUntil(lambda: not scene.wiring.is_waiting)

    at_once.wiring.go_on(math.inf)
    courses = [item.route for item in scene.wiring.items.values()]
    assert courses == [item.route for item in at_once.wiring.items.values()]
    assert not turning.route.is_curve


def test_the_wires_of_a_large_graph_that_are_seen_find_their_ways_first(
    qapp: QApplication,
) -> None:
    scene = scene_of(grid(16, 10))
    seen = scene.rect_of("n100").adjusted(-8, -8, 8, 8)
    before = scene.wiring.waiting
    scene.wiring.put_first(seen)
    after = scene.wiring.waiting

    touching = [item.boundingRect().intersects(seen) for item in after]
    assert sorted(touching, reverse=True) == touching
    assert any(touching)
    assert set(before) == set(after)
    assert before != after
    scene.settle()


def test_a_wire_that_goes_while_others_wait_is_forgotten(qapp: QApplication) -> None:
    document = grid(16, 10)
    scene, graph = scene_of(document), document.graph
    after = disconnect(graph, graph.wires[-1])

    scene.show_graph(after, check(Document(graph=after)))
    scene.wiring.go_on(math.inf)

    assert len(scene.wiring.items) == len(after.wires)


def test_a_drag_of_many_that_is_given_up_leaves_every_wire_where_it_was(
    qapp: QApplication,
) -> None:
    scene = scene_of(digits())
    before = [item.route for item in scene.wiring.items.values()]

    scene.show_drag(list(scene.nodes), (40.0, 40.0))
    scene.end_drag(list(scene.nodes))

    assert [item.route for item in scene.wiring.items.values()] == before

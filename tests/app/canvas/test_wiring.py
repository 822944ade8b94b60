from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPathStroker

from app.canvas.look import look
from app.canvas.routing import Segment
from app.canvas.scene import GraphScene
from app.canvas.wiring import LIVE_UP_TO
from app.theme.tokens import DARK
from engine.document.edits import connect, disconnect
from engine.document.values import Document, End, Frame, Graph, Node
from engine.language import Map
from engine.shapes.check import check
from tests.app.canvas.example import digits, grid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


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


def test_wire_that_is_gone_leaves_the_scene(qapp: QApplication) -> None:
    scene, graph = scene_of(digits()), digits().graph
    after = disconnect(graph, graph.wires[0])

    scene.show_graph(after, check(Document(graph=after)))

    assert list(scene.wiring.items) == [wire.ends for wire in graph.wires[1:]]


def test_in_a_large_graph_wires_take_the_short_way_until_they_rest(qapp: QApplication) -> None:
    document = grid(16, 10)
    assert len(document.graph.nodes) > LIVE_UP_TO
    scene = scene_of(document)
    turning = scene.wiring.items[End("n15", "y"), End("n16", "x")]
    before = turning.route

    scene.show_drag(["n16"], (0.0, 8.0))
    assert turning.route.is_curve

    scene.end_drag(["n16"])
    assert turning.route == before

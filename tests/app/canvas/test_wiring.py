from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.look import look
from app.canvas.scene import GraphScene
from app.canvas.wiring import LIVE_UP_TO
from app.theme.tokens import DARK
from engine.document.edits import disconnect
from engine.document.values import Document, End
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

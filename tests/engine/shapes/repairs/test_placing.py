from __future__ import annotations

from engine.document.edits import add
from engine.document.values import Frame, Graph, Node
from engine.language import Map, registry
from engine.shapes.repairs.placing import free_place, placed, spliced
from tests.engine.shapes.repairs.broken import digits


def is_apart(one: Node, other: Node) -> bool:
    across, down = (abs(a - b) for a, b in zip(one.place, other.place, strict=True))
    return across >= 152 or down >= 128


def test_a_free_place_is_the_wanted_one_on_the_grid() -> None:
    assert free_place(Graph(), (99.0, -3.0)) == (96.0, 0.0)


def test_a_place_that_is_taken_gives_way_to_the_nearest_free_one() -> None:
    graph = add(Graph(), Node("n1", "dense", "Dense", (0.0, 0.0)))
    x, y = free_place(graph, (8.0, 0.0))
    assert is_apart(Node("n2", "dense", "", (x, y)), graph.nodes["n1"])
    assert (x % 8, y % 8) == (0, 0)
    assert abs(x) + abs(y) <= 160


def test_a_crowd_gets_the_new_node_below_it() -> None:
    crowd = [
        Node(f"n{row * 9 + column + 1}", "dense", "", (column * 80.0, row * 64.0))
        for row in range(20)
        for column in range(20)
    ]
    graph = Graph(Map((f"{place}", node) for place, node in enumerate(crowd)))
    place = free_place(graph, (800.0, 640.0))
    assert place[1] > 19 * 64


def test_a_new_node_has_an_id_and_a_title_of_its_own() -> None:
    graph, new = placed(digits().graph, registry()["flatten"], (0.0, 0.0))
    assert (new, graph.nodes[new].title) == ("n11", "Flatten 2")


def test_a_spliced_node_stands_near_its_wire_and_in_its_frame() -> None:
    graph = digits().graph
    wire = graph.wires_into("n4")[0]
    after, new = spliced(graph, wire, registry()["dropout"])
    assert wire not in after.wires
    assert [w.source.node for w in after.wires_into("n4")] == [new]
    assert [w.source.node for w in after.wires_into(new)] == ["n3"]
    assert all(is_apart(after.nodes[new], node) for node in graph.nodes.values())
    assert [new in frame.members for frame in after.frames] == [True, False]
    assert all(isinstance(frame, Frame) for frame in after.frames)

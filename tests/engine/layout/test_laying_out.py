from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

from engine.document.edits import bend, move
from engine.document.files import read_document
from engine.document.values import Document, Frame, Graph, Note, Wire
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map
from engine.layout import Box, Shape, laid_out, tidied
from engine.layout.heights import GAP
from engine.layout.laying_out import FIRST_PORT, HEAD, ROW, WIDTH
from engine.layout.solving import ACROSS, GRID
from engine.shapes.interfaces import boundary, ports_of
from tests.engine.drawn import digits_autoencoder

PITCH = WIDTH + ACROSS
FORMER_CROSSINGS = 204
"""Of all examples, as they were laid out before long wires took part in the order of layers."""


def chain(length: int) -> Drawing:
    drawing = Drawing()
    value = drawing.place("dataset", data="moons")
    for _ in range(length):
        value = drawing.place("dense", value)
    return drawing


def places(document: Document) -> dict[str, tuple[float, float]]:
    return {node.id: node.place for node in document.graph.nodes.values()}


def shapes_of(
    graph: Graph, parts: Map[str, Graph] = Map(), width: float = WIDTH
) -> dict[str, Shape]:
    """As the nodes would be drawn; every third one wider."""
    found = {}
    for number, (name, node) in enumerate(graph.nodes.items()):
        ports = ports_of(node, parts)
        rows = max(1, len(ports.inputs), len(ports.outputs))
        box = Box(width if number % 3 else WIDTH, HEAD + ROW * (rows - 1))
        sides = (
            {port.name: FIRST_PORT + ROW * row for row, port in enumerate(side)}
            for side in (ports.inputs, ports.outputs)
        )
        found[name] = Shape(box, *sides)
    return found


def rects(graph: Graph, shapes: dict[str, Shape]) -> list[tuple[float, float, float, float]]:
    return [
        (x, y, x + shapes[name].box.width, y + shapes[name].box.height)
        for name, node in graph.nodes.items()
        for x, y in [node.place]
    ]


def overlaps(graph: Graph, shapes: dict[str, Shape]) -> int:
    return sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for a, b in combinations(rects(graph, shapes), 2)
    )


Line = tuple[tuple[float, float], tuple[float, float]]


def line(graph: Graph, shapes: dict[str, Shape], wire: Wire) -> Line:
    """A wire as a straight line between its ports."""
    source, target = wire.ends
    (left, top), (right, bottom) = graph.nodes[source.node].place, graph.nodes[target.node].place
    return (
        (left + shapes[source.node].box.width, top + shapes[source.node].outputs[source.port]),
        (right, bottom + shapes[target.node].inputs[target.port]),
    )


def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def do_cross(one: Line, other: Line) -> bool:
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def crossings(graph: Graph, shapes: dict[str, Shape]) -> int:
    return sum(
        do_cross(line(graph, shapes, one), line(graph, shapes, other))
        for one, other in combinations(graph.wires, 2)
        if one.source != other.source and one.target != other.target
    )


@cache
def examples() -> tuple[tuple[Graph, dict[str, Shape], Graph], ...]:
    """The graphs of all examples, how their nodes are drawn, and the same graphs tidied."""
    documents = [read_document(path) for path in example_paths().values()]
    graphs = [(g, shapes_of(g, d.parts)) for d in documents for g in (d.graph, *d.parts.values())]
    return tuple((graph, shapes, tidied(graph, shapes)) for graph, shapes in graphs)


def test_a_chain_becomes_one_level_row_from_left_to_right() -> None:
    found = places(laid_out(chain(3).document))
    assert found == {f"n{number + 1}": (number * PITCH, 0.0) for number in range(4)}


def test_every_wire_leads_to_the_right() -> None:
    document = laid_out(digits_autoencoder())
    found = places(document)
    for wire in document.graph.wires:
        assert found[wire.source.node][0] < found[wire.target.node][0]


def test_a_second_source_stands_right_before_what_takes_it() -> None:
    drawing = chain(3)
    noise = drawing.place("noise", shape=(64,))
    last = drawing.place("sum")
    drawing.wire(noise["z"], last, "a")
    drawing.wire(drawing.document.graph.wires[-2].source, last, "b")
    found = places(laid_out(drawing.document))
    assert found[noise.id][0] == found["n3"][0]


def test_no_two_nodes_of_a_layer_lie_on_one_another() -> None:
    drawing = Drawing()
    data = drawing.place("dataset", data="moons")
    for _ in range(5):
        drawing.place("mean_squared_error", data, data)
    nodes = list(laid_out(drawing.document).graph.nodes.values())[1:]
    assert len({node.place[0] for node in nodes}) == 1
    for one, other in combinations(nodes, 2):
        assert abs(one.place[1] - other.place[1]) >= HEAD + GAP - GRID


def test_wires_that_need_not_cross_do_not() -> None:
    drawing = Drawing()
    sources = [drawing.place("noise") for _ in range(3)]
    made = [drawing.place("dense", source) for source in reversed(sources)]
    drawing.place("concatenate", *made[::-1], inputs=3)
    document = laid_out(drawing.document)
    assert crossings(document.graph, shapes_of(document.graph)) == 0


def test_the_graphs_of_parts_are_laid_out_too() -> None:
    inner = Drawing()
    inner.place("output", inner.place("dense", inner.place("input")))
    drawing = Drawing()
    drawing.part("Layer", inner.graph)
    drawing.place("part", drawing.place("noise"), part="Layer")
    laid = laid_out(drawing.document)
    assert [node.place[0] for node in laid.parts["Layer"].nodes.values()] == [0.0, PITCH, 2 * PITCH]


def test_a_circle_and_an_empty_canvas_are_laid_out() -> None:
    drawing = Drawing()
    one, other = drawing.place("dense"), drawing.place("dense")
    drawing.wire(one["y"], other, "x")
    drawing.wire(other["y"], one, "x")
    found = places(laid_out(drawing.document))
    assert found[one.id][0] < found[other.id][0]
    assert laid_out(Document()) == Document()


def test_the_examples_have_fewer_crossings_than_they_had() -> None:
    count = sum(crossings(tidy, shapes) for _, shapes, tidy in examples())
    assert count <= 0.75 * FORMER_CROSSINGS


def test_no_example_has_nodes_on_one_another_whatever_their_widths() -> None:
    for graph, shapes, _ in examples()[::3]:
        wide = {
            name: replace(shape, box=Box(shape.box.width + 40 * (number % 4), shape.box.height))
            for number, (name, shape) in enumerate(shapes.items())
        }
        tidy = tidied(graph, wide)
        assert overlaps(tidy, wide) == 0
        assert all(value % GRID == 0 for node in tidy.nodes.values() for value in node.place)


def test_what_is_tidy_stays_the_same_graph() -> None:
    for _, shapes, tidy in examples():
        assert tidied(tidy, shapes) is tidy


def test_the_ports_of_a_part_keep_their_order() -> None:
    has_several = False
    for graph, _, tidy in examples():
        for side in ("input", "output"):
            before = [node.id for node in boundary(graph, side)]
            has_several |= len(before) > 1
            assert [node.id for node in boundary(tidy, side)] == before
    assert has_several


def test_a_chosen_port_of_a_part_stays_where_it_would_change_places_with_another() -> None:
    drawing = Drawing()
    upper = drawing.place("input", at=(0, 0))
    lower = drawing.place("input", at=(0, 1))
    last = drawing.place("sum", lower, upper, at=(1, -2))
    graph = drawing.graph
    tidy = tidied(graph, shapes_of(graph), [lower.id, last.id])
    assert [node.id for node in boundary(tidy, "input")] == [upper.id, lower.id]


def test_only_the_chosen_nodes_move_and_their_corner_stays() -> None:
    drawing = chain(4)
    graph = move(drawing.graph, {"n1": (-400.0, 0.0), "n3": (80.0, 504.0), "n4": (8.0, 300.0)})
    tidy = tidied(graph, shapes_of(graph), ["n3", "n4"])
    assert {name: tidy.nodes[name].place for name in ("n3", "n4")} == {
        "n3": (8.0, 300.0),
        "n4": (8.0 + PITCH, 300.0),
    }
    assert all(tidy.nodes[name] is graph.nodes[name] for name in ("n1", "n2", "n5"))


def test_wires_among_what_is_tidied_run_straight_and_others_keep_their_bends() -> None:
    graph = chain(4).graph
    for wire in graph.wires:
        graph = bend(graph, wire, ((8.0, 400.0),))

    tidy = tidied(graph, shapes_of(graph), ["n3", "n4"])

    bent = {wire.source.node for wire in tidy.wires if wire.bends}
    assert bent == {wire.source.node for wire in graph.wires} - {"n3"}


def test_the_chosen_nodes_go_where_nothing_lies() -> None:
    drawing = chain(2)
    drawing.place("dense")
    graph = move(drawing.graph, {"n2": (0.0, 0.0), "n3": (0.0, 200.0), "n4": (PITCH, 0.0)})
    shapes = shapes_of(graph)
    tidy = tidied(move(graph, {"n1": (0.0, 600.0)}), shapes, ["n2", "n3"])
    assert tidy.nodes["n2"].place[1] == tidy.nodes["n3"].place[1]
    assert overlaps(tidy, shapes) == 0


def test_members_of_a_frame_stay_together() -> None:
    drawing = chain(6)
    other = drawing.place("sum")
    drawing.wire(drawing.graph.wires[0].source, other, "a")
    members = ("n3", "n4")
    graph = replace(drawing.graph, frames=(Frame("f1", "Middle", members),))
    shapes = shapes_of(graph)
    tidy = tidied(graph, shapes)
    found = [tidy.nodes[name].place for name in members]
    left, right = min(x for x, _ in found), max(x for x, _ in found) + WIDTH
    top, bottom = min(y for _, y in found), max(y for _, y in found) + HEAD
    strangers = {
        name
        for name, node in tidy.nodes.items()
        if name not in members
        and left - 16 < node.place[0] + WIDTH
        and node.place[0] < right + 16
        and top - 34 < node.place[1] + HEAD
        and node.place[1] < bottom + 16
    }
    assert strangers == set()


def test_a_note_goes_with_the_node_beside_it() -> None:
    graph = move(chain(2).graph, {"n1": (0.0, 0.0), "n2": (0.0, 300.0), "n3": (900.0, 0.0)})
    graph = replace(graph, notes=(Note("m1", "It bends.", (4.0, 260.0)),))
    tidy = tidied(graph, shapes_of(graph), notes={"m1": Box(60.0, 20.0)})
    left, top = tidy.nodes["n2"].place
    assert tidy.notes[0].place == (left + 4.0, top - 40.0)


def test_a_note_that_would_lie_under_a_node_goes_below_all() -> None:
    graph = move(chain(2).graph, {"n1": (0.0, 0.0), "n2": (300.0, 0.0), "n3": (0.0, 700.0)})
    graph = replace(graph, notes=(Note("m1", "A long one.", (160.0, 20.0)),))
    tidy = tidied(graph, shapes_of(graph), notes={"m1": Box(120.0, 20.0)})
    assert tidy.notes[0].place[1] > max(bottom for *_, bottom in rects(tidy, shapes_of(graph)))


def test_what_hangs_on_nothing_stands_in_rows_below() -> None:
    drawing = chain(1)
    loose = [drawing.place("dense").id for _ in range(7)]
    found = places(laid_out(drawing.document))
    rows = [found[name][1] for name in loose]
    assert min(rows) > found["n1"][1] + HEAD
    assert len(set(rows)) == 2

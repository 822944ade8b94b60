from __future__ import annotations

from itertools import combinations

from engine.document.values import Document
from engine.drawing import Drawing
from engine.layout import GAP, HEAD, PITCH, laid_out
from tests.engine.drawn import digits_autoencoder


def chain(length: int) -> Drawing:
    drawing = Drawing()
    value = drawing.place("dataset", data="moons")
    for _ in range(length):
        value = drawing.place("dense", value)
    return drawing


def places(document: Document) -> dict[str, tuple[float, float]]:
    return {node.id: node.place for node in document.graph.nodes.values()}


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
    found = places(laid_out(drawing.document))
    assert found[noise.id][0] == found[last.id][0] - PITCH


def test_no_two_nodes_of_a_layer_lie_on_one_another() -> None:
    drawing = Drawing()
    data = drawing.place("dataset", data="moons")
    for _ in range(5):
        drawing.place("mean_squared_error", data, data)
    document = laid_out(drawing.document)
    nodes = [node for node in document.graph.nodes.values() if node.place[0] == PITCH]
    assert len(nodes) == 5
    for one, other in combinations(nodes, 2):
        assert abs(one.place[1] - other.place[1]) >= HEAD + GAP


def test_wires_that_need_not_cross_do_not() -> None:
    drawing = Drawing()
    sources = [drawing.place("noise") for _ in range(3)]
    for source in reversed(sources):
        drawing.place("dense", source)
    document = laid_out(drawing.document)
    found = places(document)
    ends = [(found[w.source.node][1], found[w.target.node][1]) for w in document.graph.wires]
    assert all((a - c) * (b - d) > 0 for (a, b), (c, d) in combinations(ends, 2))


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
    assert places(laid_out(drawing.document)) == {one.id: (0.0, 0.0), other.id: (PITCH, 0.0)}
    assert laid_out(Document()) == Document()

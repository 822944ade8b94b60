from dataclasses import replace

import pytest

from engine.document import edits
from engine.document.meaning import means_the_same, substance
from engine.document.values import (
    Document,
    End,
    Frame,
    Graph,
    KeptWeights,
    Node,
    Note,
    Settings,
    Wire,
)
from engine.language import Map

NODE = Node("n1", "dense", "Dense")
GRAPH = Graph(Map({"n1": NODE, "n2": Node("n2", "dense", "Other")}))
ONE = Document("One", GRAPH, Map({"Part": GRAPH}))


def with_node(**changes: object) -> Document:
    node = replace(NODE, **changes)  # type: ignore[arg-type] # each test names a field of a node
    return edits.with_graph(ONE, replace(GRAPH, nodes=Map({**GRAPH.nodes, "n1": node})))


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        replace(ONE),
        with_node(place=(8.0, 16.0)),
        with_node(is_collapsed=True),
        with_node(watched=("y",)),
        replace(ONE, about="Another sentence."),
        edits.with_graph(ONE, replace(GRAPH, frames=(Frame("f1", "Frame", ("n1",)),))),
        edits.with_graph(ONE, replace(GRAPH, notes=(Note("t1", "words"),))),
    ],
)
def test_what_only_the_eye_sees_changes_no_program(other: Document) -> None:
    assert means_the_same(ONE, other)


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, title="Other"),
        replace(ONE, settings=Settings(epochs=3)),
        with_node(title="Renamed"),
        with_node(is_frozen=True),
        with_node(weights_from=KeptWeights("run-1", "n3", "0" * 64)),
        with_node(parameters=Map({"units": 3})),
        edits.with_graph(ONE, edits.remove(GRAPH, ["n2"])),
        replace(ONE, parts=Map({"Part": Graph()})),
        replace(ONE, parts=Map({"Other part": GRAPH})),
    ],
)
def test_what_is_written_or_trained_differently_is_another_program(other: Document) -> None:
    assert not means_the_same(ONE, other)


def test_the_order_in_which_wires_were_drawn_is_no_matter_of_substance() -> None:
    wires = [Wire(End(name, "y"), End("n3", "x")) for name in ("n1", "n2")]
    one, other = (
        Document(graph=replace(GRAPH, wires=tuple(each))) for each in (wires, wires[::-1])
    )

    assert substance(one) == substance(other)
    assert not means_the_same(one, other)


def test_the_bends_of_a_wire_change_no_program() -> None:
    wired = edits.connect(GRAPH, End("n1", "y"), End("n2", "x"))
    bent = edits.bend(wired, wired.wires[0], ((8.0, 8.0),))
    one, other = (edits.with_graph(ONE, graph) for graph in (wired, bent))

    assert means_the_same(one, other)
    assert substance(one) == substance(other)

from __future__ import annotations

from dataclasses import replace

from app.canvas.steps.healing import healing, lost_words, taken_out
from engine.document.edits import connect, with_graph
from engine.document.values import Document, End, Graph, Wire
from engine.shapes.check import check
from tests.app.canvas.example import digits


def outcome(document: Document, *nodes: str) -> tuple[str, str, Graph]:
    graph = document.graph
    found = healing(graph, check(document), nodes)
    step = taken_out(graph, found, nodes)
    return step.name, lost_words(graph, found, nodes), step.graph


def test_what_came_in_is_joined_with_what_went_out() -> None:
    name, lost, graph = outcome(digits(), "n4")

    assert name == "Take Encoder 2 out and join Encoder 1 to Code"
    assert lost == ""
    assert graph.wires_of(["n4"]) == ()
    assert Wire(End("n3", "y"), End("n5", "h")) in graph.wires


def test_every_wire_that_went_out_is_joined() -> None:
    graph = connect(digits().graph, End("n4", "y"), End("n7", "x"))

    name, _, after = outcome(with_graph(digits(), graph), "n4")

    assert name == "Take Encoder 2 out and join 2 wires"
    assert Wire(End("n3", "y"), End("n7", "x")) in after.wires


def test_a_wire_that_cannot_be_joined_is_told() -> None:
    name, lost, graph = outcome(digits(), "n8")
    assert name == "Take Pixels out of its wires"
    assert lost == "Nothing that came into Pixels fits Reconstruction, so that wire is gone."
    assert graph.wires_into("n9", "prediction") == ()


def test_a_group_stays_wired_and_is_joined_around() -> None:
    name, _, graph = outcome(digits(), "n3", "n4")

    assert name == "Take 2 blocks out and join Flatten to Code"
    assert Wire(End("n3", "y"), End("n4", "x")) in graph.wires
    assert graph.wires_into("n3") == ()


def test_what_nothing_comes_into_leaves_its_wires_open() -> None:
    name, lost, _ = outcome(digits(), "n1")

    assert name == "Take Digits out of its wires"
    assert "Flatten, Reconstruction" in lost


def test_a_value_keeps_its_name_where_its_wire_is_joined() -> None:
    graph = digits().graph
    (into,) = graph.wires_into("n4")
    named = tuple(replace(wire, name="thin") if wire is into else wire for wire in graph.wires)

    _, _, after = outcome(with_graph(digits(), replace(graph, wires=named)), "n4")

    assert Wire(End("n3", "y"), End("n5", "h"), "thin") in after.wires

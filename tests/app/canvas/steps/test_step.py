from __future__ import annotations

import pytest

from app.canvas.steps.step import (
    connected,
    deleted,
    moved,
    placed,
    renamed,
    rewired,
    snapped,
)
from engine.document.edits import connect
from engine.document.values import End, Graph, Wire
from engine.language import Map, Parameters, registry
from tests.app.canvas.example import digits, two_layers


def test_places_snap_to_a_grid_of_eight() -> None:
    assert snapped((11.9, -4.1)) == (8.0, -8.0)


def test_placed_node_has_a_free_title_and_the_title_of_its_block() -> None:
    step = placed(Graph(), registry()["latent"], (3.0, 5.0))
    again = placed(step.graph, registry()["latent"], (0.0, 0.0))

    assert (step.name, again.name) == ("Add Latent", "Add Latent 2")
    assert step.graph.nodes[step.nodes[0]].place == (0.0, 8.0)


def test_a_block_may_be_placed_set_already() -> None:
    spirals: Parameters = Map({"data": "two_spirals"})
    step = placed(Graph(), registry()["dataset"], (0.0, 0.0), spirals)
    (node,) = step.graph.nodes.values()
    assert (node.title, node.parameters) == ("Two spirals", spirals)


@pytest.mark.parametrize(
    ("nodes", "wires", "name"),
    [
        (["n5"], 0, "Delete Code"),
        (["n5", "n6"], 1, "Delete 2 blocks"),
        ([], 1, "Disconnect Digits from Flatten"),
        ([], 2, "Delete 2 wires"),
    ],
)
def test_name_of_a_deletion_says_what_goes(nodes: list[str], wires: int, name: str) -> None:
    graph = digits().graph

    assert deleted(graph, nodes, graph.wires[:wires]).name == name


def test_moved_wire_keeps_the_name_of_its_value() -> None:
    graph = connect(two_layers().graph, End("a", "y"), End("b", "x"), "hidden")
    wire = graph.wires[0]

    step = rewired(graph, wire, End("a", "x"))

    assert step.graph.wires == (Wire(End("a", "y"), End("a", "x"), "hidden"),)
    assert step.name == "Move the wire of Left to Left"


def test_connection_and_move_and_renaming_are_named_for_the_history() -> None:
    graph = two_layers().graph

    assert connected(graph, End("a", "y"), End("b", "x")).name == "Connect Left to Right"
    assert moved(graph, ["a"], (8.0, 0.0)).name == "Move Left"
    assert renamed(graph, "a", " New   name ").name == "Rename Left to New name"
    assert renamed(graph, "a", "  ").graph is graph

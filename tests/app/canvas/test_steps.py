from __future__ import annotations

from dataclasses import replace

import pytest

from app.canvas.steps import (
    Clip,
    clip_document,
    clipped,
    connected,
    deleted,
    moved,
    pasted,
    placed,
    renamed,
    rewired,
    snapped,
)
from engine.document.edits import add, connect, link
from engine.document.values import End, Graph, Node, Wire
from engine.language import Map, Parameters, registry
from tests.app.canvas.example import CODE, digits, two_layers, two_layers_wired


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


def test_copy_takes_only_the_wires_among_its_nodes() -> None:
    clip = clipped(digits().graph, ["n4", CODE])

    assert [node.id for node in clip.nodes] == ["n4", CODE]
    assert [wire.target.node for wire in clip.wires] == [CODE]


def test_copies_have_ids_titles_and_places_of_their_own() -> None:
    graph = two_layers_wired().graph

    step = pasted(graph, clipped(graph, ["a", "b"]), (24.0, 24.0))

    copies = [step.graph.nodes[name] for name in step.nodes]
    assert [copy.title for copy in copies] == ["Left 2", "Right 2"]
    assert [copy.place for copy in copies] == [(24.0, 24.0), (344.0, 184.0)]
    assert Wire(End(step.nodes[0], "y"), End(step.nodes[1], "x")) in step.graph.wires
    assert step.name == "Paste 2 blocks"


def test_copy_of_a_numbered_title_takes_the_next_number() -> None:
    graph = digits().graph

    step = pasted(graph, clipped(graph, ["n3"]), (0.0, 8.0))

    assert step.graph.nodes[step.nodes[0]].title == "Encoder"


def test_copied_link_goes_to_the_copied_twin_or_the_old_one_or_none() -> None:
    graph = link(two_layers().graph, "b", "a")
    both, one = clipped(graph, ["a", "b"]), clipped(graph, ["b"])

    together = pasted(graph, both, (0.0, 8.0))
    assert together.graph.nodes[together.nodes[1]].linked_to == together.nodes[0]

    alone = pasted(graph, one, (0.0, 8.0))
    assert alone.graph.nodes[alone.nodes[0]].linked_to == "a"

    elsewhere = pasted(Graph(), one, (0.0, 8.0))
    assert elsewhere.graph.nodes[elsewhere.nodes[0]].linked_to == ""


def test_clip_becomes_a_document_for_the_clipboard() -> None:
    clip = clipped(two_layers_wired().graph, ["a", "b"])

    graph = clip_document(clip).graph

    assert Clip(tuple(graph.nodes.values()), graph.wires) == clip
    assert replace(graph, wires=()) != graph


def test_a_copied_optimizer_trains_the_copies() -> None:
    dense = Node("n1", "dense", "Dense")
    adam = Node("n2", "optimizer", "Adam", parameters=Map({"trains": ("n1",)}))
    graph = add(Graph(), dense, adam)
    after = pasted(graph, clipped(graph, ["n1", "n2"]), (24, 24)).graph
    assert after.nodes["n4"].parameters["trains"] == ("n3",)
    assert after.nodes["n2"].parameters["trains"] == ("n1",)

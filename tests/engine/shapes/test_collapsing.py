from __future__ import annotations

from dataclasses import replace

import pytest

from engine.document.edits import link, set_parameter, take_weights, with_graph
from engine.document.files import read_document
from engine.document.values import Document, Frame, Graph, KeptWeights, Note
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.language import Map
from engine.shapes.check import check
from engine.shapes.collapsing import collapse, why_not_collapse
from engine.shapes.expanding import expand
from engine.shapes.interfaces import part_ports

ENCODER = ("n2", "n3", "n4", "n5")


def autoencoder() -> Document:
    return read_document(example_paths()["digits-autoencoder"])


def why_not(document: Document, *nodes: str) -> str:
    return why_not_collapse(document, check(document), nodes)


def test_ports_are_named_after_what_crosses_the_border() -> None:
    collapsed = collapse(autoencoder(), ENCODER)
    ports = part_ports(collapsed.document.parts["Part"])
    assert [port.name for port in ports.inputs] == ["images"]
    assert [port.name for port in ports.outputs] == ["code"]


def test_a_named_wire_names_the_port() -> None:
    document = autoencoder()
    wires = tuple(
        replace(w, name="pair") if w.target.node == "n6" else w for w in document.graph.wires
    )
    named = with_graph(document, replace(document.graph, wires=wires))
    collapsed = collapse(named, ENCODER)
    assert [port.name for port in part_ports(collapsed.document.parts["Part"]).outputs] == ["pair"]


def test_a_value_that_goes_to_several_blocks_enters_once() -> None:
    drawing = Drawing()
    digits = drawing.place("dataset")
    flat = drawing.place("flatten", digits)
    one, other = drawing.place("dense", flat), drawing.place("dense", flat)
    drawing.place("concatenate", one, other)
    collapsed = collapse(drawing.document, [one.id, other.id])
    ports = part_ports(collapsed.document.parts["Part"])
    assert (len(ports.inputs), len(ports.outputs)) == (1, 2)


def test_free_ends_become_ports_too() -> None:
    drawing = Drawing()
    dense = drawing.place("dense")
    collapsed = collapse(drawing.document, [dense.id])
    ports = part_ports(collapsed.document.parts["Part"])
    assert [port.name for port in (*ports.inputs, *ports.outputs)] == ["x", "dense"]
    assert not collapsed.document.graph.wires


def test_parts_and_ports_have_names_of_their_own() -> None:
    first = collapse(autoencoder(), ["n3"])
    second = collapse(first.document, ["n4"])
    assert list(second.document.parts) == ["Part", "Part 2"]
    assert second.document.graph.nodes[second.node].title == "Part 2"


def test_the_network_trains_as_before() -> None:
    document = autoencoder()
    collapsed = collapse(document, ENCODER).document
    before, after = check(document), check(collapsed)
    assert not after.problems
    assert after.weight_count == before.weight_count


def test_an_optimizer_that_names_what_was_collapsed_names_the_part() -> None:
    document = autoencoder()
    graph = set_parameter(document.graph, ["n10"], "trains", ("n3", "n4", "n5", "n6", "n7", "n8"))
    collapsed = collapse(with_graph(document, graph), ENCODER)
    trains = collapsed.document.graph.nodes["n10"].parameters["trains"]
    assert trains == (collapsed.node, "n6", "n7", "n8")


def test_a_frame_goes_into_the_part_with_all_its_members_else_it_names_the_part() -> None:
    document = autoencoder()
    inner = Frame("f3", "Inner", ("n3", "n4"))
    graph = replace(document.graph, frames=(*document.graph.frames, inner))
    collapsed = collapse(with_graph(document, graph), ENCODER)
    assert collapsed.document.parts["Part"].frames == (inner,)
    assert collapsed.document.graph.frames[0].members == ("n1", collapsed.node)


def test_frames_and_notes_go_into_a_part_and_come_back_as_they_were() -> None:
    document = autoencoder()
    inner, note = Frame("f3", "Inner", ("n3", "n4"), "green"), Note("t1", "Why", (8.0, 8.0), 160.0)
    other = Note("t2", "Elsewhere")
    frames = (*document.graph.frames, inner)
    graph = replace(document.graph, frames=frames, notes=(note, other))

    collapsed = collapse(with_graph(document, graph), ENCODER, notes=["t1"])
    assert collapsed.document.parts["Part"].notes == (note,)
    assert collapsed.document.graph.notes == (other,)

    after = expand(collapsed.document, check(collapsed.document), collapsed.node).document.graph
    assert [(frame.title, frame.colour) for frame in after.frames][-1] == ("Inner", "green")
    assert [(one.text, one.width) for one in after.notes] == [("Elsewhere", 0.0), ("Why", 160.0)]


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ((), "Select the blocks"),
        (("n1", "n2"), "Digits cannot be inside a Part"),
        (("n3", "n5"), "Encoder 2 lies between"),
        (("n9",), "one value for the whole batch"),
    ],
)
def test_what_cannot_be_a_part_says_why(nodes: tuple[str, ...], words: str) -> None:
    assert words in why_not(autoencoder(), *nodes)


def test_weights_that_are_shared_across_the_border_are_a_reason() -> None:
    document = autoencoder()
    linked = with_graph(document, link(document.graph, "n4", "n6"))
    assert "shares its weights with Decoder 1" in why_not(linked, "n4")


def test_weights_of_an_earlier_run_are_a_reason() -> None:
    document = autoencoder()
    kept = KeptWeights("run", "n3", "0" * 64)
    taken = with_graph(document, take_weights(document.graph, "n3", kept))
    assert "weights of an earlier run" in why_not(taken, "n3")


def test_blocks_of_two_optimizers_are_a_reason() -> None:
    document = autoencoder()
    only = with_graph(document, set_parameter(document.graph, ["n10"], "trains", ("n3",)))
    assert "not trained by the same optimizer" in why_not(only, "n3", "n4")


def test_a_graph_of_nothing_has_nothing_to_collapse() -> None:
    assert "Select the blocks" in why_not(Document(graph=Graph(Map())), "n1")

from dataclasses import replace

import pytest

from engine.document import edits
from engine.document.likeness import likeness
from engine.document.values import Document, Frame, Graph, Node

A, B = Node("n1", "dense", "A"), Node("n2", "dense", "B")
GRAPH = edits.add(Graph(), A, B, Node("n3", "sum", "C"))
DOCUMENT = Document("Rings", GRAPH)


def with_settings(**settings: int) -> Document:
    return edits.with_settings(DOCUMENT, replace(DOCUMENT.settings, **settings))


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, title="Circles"),
        with_settings(seed=7, epochs=3),
        edits.with_graph(DOCUMENT, edits.move(GRAPH, {"n1": (800.0, 8.0)})),
        edits.with_graph(DOCUMENT, edits.watch(GRAPH, "n1", ("y",))),
        edits.with_graph(DOCUMENT, replace(GRAPH, frames=(Frame("f1", "Encoder", ("n1",)),))),
    ],
    ids=["title", "seed and epochs", "places", "watched", "frames"],
)
def test_what_training_does_not_depend_on_leaves_documents_alike(other: Document) -> None:
    assert likeness(other) == likeness(DOCUMENT)


@pytest.mark.parametrize(
    "other",
    [
        with_settings(batch_size=7),
        edits.with_graph(DOCUMENT, edits.set_parameter(GRAPH, ["n1"], "units", 7)),
        edits.with_graph(DOCUMENT, edits.remove(GRAPH, ["n2"])),
        edits.with_graph(DOCUMENT, edits.freeze(GRAPH, ["n2"])),
    ],
    ids=["batch size", "parameter", "node", "frozen"],
)
def test_what_training_depends_on_tells_documents_apart(other: Document) -> None:
    assert likeness(other) != likeness(DOCUMENT)

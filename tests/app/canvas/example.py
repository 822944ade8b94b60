"""The documents that the tests of the canvas draw."""

from __future__ import annotations

import itertools
from functools import cache

from app.theme.resources import RESOURCES
from engine.document.edits import connect
from engine.document.files import read_document
from engine.document.values import Document, End, Graph, Node
from engine.language import Map

CODE, DECODER = "n5", "n6"


@cache
def digits() -> Document:
    """The Digits autoencoder: two rows of five nodes."""
    return read_document(RESOURCES / "examples" / "digits-autoencoder.loom")


def two_layers() -> Document:
    """Two Dense nodes with a wide gap and no wire."""
    nodes = (
        Node("a", "dense", "Left", (0.0, 0.0)),
        Node("b", "dense", "Right", (320.0, 160.0)),
    )
    return Document(graph=Graph(Map((node.id, node) for node in nodes)))


def two_layers_wired() -> Document:
    """Two Dense nodes with a wire between them."""
    return Document(graph=connect(two_layers().graph, End("a", "y"), End("b", "x")))


def grid(columns: int, rows: int) -> Document:
    """Rows of Dense nodes, each wired to the next, and the end of a row to the row below."""
    names = [f"n{number}" for number in range(columns * rows)]
    nodes = Map(
        (name, Node(name, "dense", name, (160.0 * (k % columns), 136.0 * (k // columns))))
        for k, name in enumerate(names)
    )
    graph = Graph(nodes)
    for one, two in itertools.pairwise(names):
        graph = connect(graph, End(one, "y"), End(two, "x"))
    return Document(graph=graph)

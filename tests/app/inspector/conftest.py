from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add, connect
from engine.document.values import Document, End, Graph, Node
from engine.language import Map
from engine.shapes.check import check

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def session(qapp: QApplication) -> Session:
    """Data, two layers, a latent space, a head, a loss and its optimizer."""
    nodes = (
        Node("n1", "dataset", "Digits"),
        Node("n2", "flatten", "Flatten"),
        Node("n3", "dense", "Encoder 1", parameters=Map({"units": 128})),
        Node("n4", "dense", "Encoder 2"),
        Node("n5", "latent", "Code"),
        Node("n6", "probability", "Pixels", parameters=Map({"shape": (8, 8)})),
        Node("n7", "mean_squared_error", "Reconstruction"),
        Node("n8", "optimizer", "Adam"),
    )
    graph = add(Graph(), *nodes)
    for source, target in pairwise(node.id for node in nodes):
        graph = wired(graph, source, target)
    return Session(Document("Digits autoencoder", wired(graph, "n1", "n7", place=1)))


def wired(graph: Graph, source: str, target: str, place: int = 0) -> Graph:
    """A wire from the first output to an input, both found by their place."""
    ports = check(Document(graph=graph)).ports
    start, end = ports[source].outputs[0].name, ports[target].inputs[place].name
    return connect(graph, End(source, start), End(target, end))

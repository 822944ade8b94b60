from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add, connect
from engine.document.values import Document, End, Graph, Node
from engine.language import Map
from engine.shapes.check import check
from tests.app.latent_view.held import Answerer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def network() -> Graph:
    """Data, a latent space of two dimensions, and a head behind it."""
    graph = add(
        Graph(),
        Node("d", "dataset", "Iris", parameters=Map({"data": "iris"})),
        Node("z", "latent", "Code"),
        Node("h", "probability", "Pixels"),
    )
    data = check(Document(graph=graph)).ports["d"].outputs[0].name
    graph = connect(graph, End("d", data), End("z", "h"))
    return connect(graph, End("z", "z"), End("h", "h"))


@pytest.fixture
def hand(qapp: QApplication, network: Graph) -> Answerer:
    """A latent space to hold, and what answers in the place of the engine."""
    return Answerer(Latent(Session(Document("Digits", network))))

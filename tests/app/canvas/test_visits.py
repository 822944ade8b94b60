from __future__ import annotations

from typing import TYPE_CHECKING

from engine.document.files import read_document
from engine.examples import example_paths
from engine.shapes.collapsing import collapse

if TYPE_CHECKING:
    from tests.app.canvas.conftest import Open


def test_a_part_is_seen_whole_when_it_is_entered(open_canvas: Open) -> None:
    document = read_document(example_paths()["digits-autoencoder"])
    made = collapse(document, ["n2", "n3", "n4", "n5"])
    hand = open_canvas(made.document)
    hand.canvas.camera.zoom_by(2)
    hand.session.enter(made.node)
    seen = hand.canvas.viewport().rect()
    assert all(seen.contains(hand.canvas.node_rect(name)) for name in hand.graph.nodes)


def test_a_graph_that_was_seen_whole_is_seen_whole_again(open_canvas: Open) -> None:
    document = read_document(example_paths()["digits-autoencoder"])
    made = collapse(document, ["n2", "n3", "n4", "n5"])
    hand = open_canvas(made.document)
    hand.canvas.fit()
    before = hand.canvas.zoom
    hand.session.enter(made.node)
    hand.session.leave()
    assert hand.canvas.zoom == before
    assert hand.canvas.camera.is_fitted

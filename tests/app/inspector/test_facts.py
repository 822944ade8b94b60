from __future__ import annotations

from app.inspector.facts import flow_words, weight_words
from app.session import Session
from engine.document.edits import disconnect, link


def test_shapes_go_in_and_come_out(session: Session) -> None:
    words = {node: flow_words(node, session.checked) for node in ("n1", "n3", "n7", "n8")}

    assert words == {
        "n1": "→  8 × 8, category 10",
        "n3": "64  →  128",
        "n7": "8 × 8, 8 × 8  →  scalar",
        "n8": "scalar  →",
    }


def test_a_shape_that_is_not_known_is_a_question_mark(session: Session) -> None:
    session.edit("Unwire", disconnect(session.graph, *session.graph.wires_into("n2")))

    assert flow_words("n2", session.checked) == "?  →  ?"
    assert flow_words("gone", session.checked) == ""


def test_weights_are_counted(session: Session) -> None:
    nodes = session.graph.nodes
    words = [weight_words(nodes[name], session.graph, session.checked) for name in ("n2", "n3")]

    assert words == ["", "8,320 weights"]


def test_a_linked_node_says_whose_weights_it_uses(session: Session) -> None:
    graph = link(session.graph, "n4", "n3")

    assert weight_words(graph.nodes["n4"], graph, session.checked) == "weights of Encoder 1"

from __future__ import annotations

from engine.document.values import End
from tests.engine.shapes.repairs.broken import offered, underived


def test_a_derivative_is_taken_by_what_the_value_comes_from() -> None:
    document = underived()
    found = offered(document, "derivative")
    assert "Take the derivative by Flatten" in found
    wires = found["Take the derivative by Flatten"].document.graph.wires
    (penalty,) = (node.id for node in document.graph.nodes.values() if node.title == "Penalty")
    (wire,) = (wire for wire in wires if wire.target == End(penalty, "x"))
    assert wire.source.node == "n2"


def test_a_derivative_is_taken_of_what_comes_from_the_value() -> None:
    assert "Wire Made to it" in offered(underived(), "derivative")

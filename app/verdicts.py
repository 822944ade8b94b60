"""What the measures of a run say of their values in words."""

from __future__ import annotations

from collections.abc import Iterator

from app.words import tr
from engine.document.values import Graph, Node
from engine.language import registry
from engine.observations.records import Validated


def verdicts_of(test: Validated | None, graph: Graph) -> str:
    """Sentences about the values on the test rows; empty where there is nothing to say.

    graph: what the run trained.
    """
    values = test.values.items() if test else ()
    told = (verdict for node, value in values for verdict in _verdict(graph.nodes[node], value))
    return " ".join(told)


def _verdict(node: Node, value: float) -> Iterator[str]:
    block = registry()[node.block]
    template, places = block.verdict_of(block.fitting(node.parameters), value)
    if template:
        yield f"{node.title}: {tr(template, **places)}"

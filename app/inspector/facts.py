"""What is known of a node beside its parameters: shapes, weights, and whose weights they are."""

from __future__ import annotations

from engine.document.values import End, Graph, Node
from engine.language import Map, Ports, Type
from engine.shapes.checked import Checked

UNKNOWN = "?"


def flow_words(node: str, checked: Checked) -> str:
    """Which shapes go in and come out: '64 → 2'. What is not known yet is a question mark."""
    ports = checked.ports.get(node, Ports())
    inputs = checked.inputs.get(node, Map[str, Type]())
    into = ", ".join(_words(inputs.get(port.name)) for port in ports.inputs)
    out = ", ".join(_words(checked.types.get(End(node, port.name))) for port in ports.outputs)
    return f"{into}  →  {out}".strip() if into or out else ""


def weight_words(node: Node, graph: Graph, checked: Checked) -> str:
    """How many weights a node has, or whose it uses; empty where it has none."""
    if node.linked_to in graph.nodes:
        return f"weights of {graph.nodes[node.linked_to].title}"
    count = checked.weights.get(node.id, 0)
    return f"{count:,} {'weight' if count == 1 else 'weights'}" if count else ""


def _words(kind: Type | None) -> str:
    return kind.label() if kind else UNKNOWN

"""Whether two documents say the same: what only the eye sees of them makes no difference."""

from __future__ import annotations

from dataclasses import replace

from engine.document.values import Document, Graph, Node


def means_the_same(one: Document, other: Document) -> bool:
    """Whether two documents have the same program: places, frames and notes may differ."""
    return one is other or (
        (one.title, one.settings) == (other.title, other.settings)
        and one.parts.keys() == other.parts.keys()
        and all(_is_same_graph(part, other.parts[name]) for name, part in one.parts.items())
        and _is_same_graph(one.graph, other.graph)
    )


def _is_same_graph(one: Graph, other: Graph) -> bool:
    return one is other or (
        one.wires == other.wires
        and one.nodes.keys() == other.nodes.keys()
        and all(_is_same_node(node, other.nodes[name]) for name, node in one.nodes.items())
    )


def _is_same_node(one: Node, other: Node) -> bool:
    if one is other:
        return True
    seen = replace(one, place=other.place, is_collapsed=other.is_collapsed, watched=other.watched)
    return seen == other

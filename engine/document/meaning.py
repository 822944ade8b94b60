"""What a document means: all but what only the eye sees, as places, bends, frames and notes."""

from __future__ import annotations

from dataclasses import replace

from engine.document.values import Document, Graph, Node, Wire
from engine.language import Map


def substance(document: Document) -> Document:
    """The document without what only the eye sees, and with its wires in an order of their own."""
    parts = Map((name, _of_graph(graph)) for name, graph in document.parts.items())
    return replace(document, graph=_of_graph(document.graph), parts=parts, about="")


def means_the_same(one: Document, other: Document) -> bool:
    """Whether two documents have the same program, to the letter: only what differs is looked at.

    Wires in another order may give a value another name, so they count as another program.
    """
    return one is other or (
        (one.title, one.settings) == (other.title, other.settings)
        and one.parts.keys() == other.parts.keys()
        and all(_is_same_graph(part, other.parts[name]) for name, part in one.parts.items())
        and _is_same_graph(one.graph, other.graph)
    )


def _of_graph(graph: Graph) -> Graph:
    nodes = Map((name, _of_node(node)) for name, node in graph.nodes.items())
    wires = tuple(sorted(_straight(graph.wires), key=lambda wire: wire.ends))
    return Graph(nodes, wires)


def _straight(wires: tuple[Wire, ...]) -> tuple[Wire, ...]:
    return tuple(replace(wire, bends=()) if wire.bends else wire for wire in wires)


def _of_node(node: Node) -> Node:
    return replace(node, place=(0.0, 0.0), is_collapsed=False, watched=())


def _is_same_graph(one: Graph, other: Graph) -> bool:
    return one is other or (
        _straight(one.wires) == _straight(other.wires)
        and one.nodes.keys() == other.nodes.keys()
        and all(_is_same_node(node, other.nodes[name]) for name, node in one.nodes.items())
    )


def _is_same_node(one: Node, other: Node) -> bool:
    return one is other or _of_node(one) == _of_node(other)

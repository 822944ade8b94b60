"""Inside a placed Part: which graph is drawn there, and where an edit of it belongs.

A place is the ids of the placed Parts that were entered, the outermost first; () is the canvas of
the document. What is drawn at a place is a document of its own, whose graph is that of the Part.
"""

from __future__ import annotations

from dataclasses import replace

from engine.document.edits import with_graph
from engine.document.values import Document, Graph, Node
from engine.language import Map
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.interfaces import block_of, part_name
from engine.shapes.typing import typed_part

Inside = tuple[str, ...]


def can_enter(document: Document, node: Node | None) -> bool:
    """Whether a node places a Part that is there."""
    block = block_of(node) if node else None
    is_part = block is not None and block.role == "part"
    return is_part and node is not None and part_name(node) in document.parts


def way_to(document: Document, inside: Inside) -> tuple[Node, ...]:
    """The nodes that place the Parts on the way to a place, as far as there is a way."""
    graph, found = document.graph, list[Node]()
    for name in inside:
        node = graph.nodes.get(name)
        if node is None or not can_enter(document, node):
            break
        found.append(node)
        graph = document.parts[part_name(node)]
    return tuple(found)


def graph_at(document: Document, inside: Inside) -> Graph:
    """The graph that is drawn at a place."""
    way = way_to(document, inside)
    return document.parts[part_name(way[-1])] if way else document.graph


def drawn_at(document: Document, inside: Inside) -> Document:
    """The document as it is drawn at a place."""
    return with_graph(document, graph_at(document, inside))


def put_back(document: Document, inside: Inside, drawn: Document) -> Document:
    """The document in which a place is drawn like that."""
    way = way_to(document, inside)
    if not way:
        return drawn
    parts = drawn.parts.put(part_name(way[-1]), drawn.graph)
    return replace(drawn, graph=document.graph, parts=parts)


def checked_at(document: Document, whole: Checked, inside: Inside) -> Checked:
    """What is known at a place, for the values that the Parts on the way to it are given.

    whole: what is known of the document.
    """
    found = whole
    for node in way_to(document, inside):
        graph, given = document.parts[part_name(node)], found.inputs.get(node.id, Map())
        found = typed_part(graph, document.parts, given).checked
    return found


def check_at(document: Document, inside: Inside, drawn: Document) -> Checked:
    """What is known at a place once it is drawn like that."""
    after = put_back(document, inside, drawn)
    return checked_at(after, check(after), inside)

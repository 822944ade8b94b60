"""Whether two documents would train alike: what only arranges, names or views them is left out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from engine.document.schema import to_json
from engine.document.values import Document, Graph, Node
from engine.language import Map

LENGTH = 32
"""Characters of a likeness: enough that two documents do not share one by chance."""


def likeness(document: Document) -> str:
    """Equal for documents that differ in nothing that a run depends on but seed and epochs."""
    settings = replace(document.settings, seed=0, epochs=1)
    same = replace(substance(document), title="", settings=settings)
    return hashlib.sha256(to_json(same).encode()).hexdigest()[:LENGTH]


def substance(document: Document) -> Document:
    """The document without places, frames and notes, and without what is folded or watched."""
    parts = Map((name, _of_graph(graph)) for name, graph in document.parts.items())
    return replace(document, graph=_of_graph(document.graph), parts=parts)


def _of_graph(graph: Graph) -> Graph:
    nodes = Map((name, _of_node(node)) for name, node in graph.nodes.items())
    wires = tuple(sorted(graph.wires, key=lambda wire: wire.ends))
    return Graph(nodes, wires)


def _of_node(node: Node) -> Node:
    return replace(node, place=(0.0, 0.0), is_collapsed=False, watched=())

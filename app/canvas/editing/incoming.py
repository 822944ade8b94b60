"""The wires that came into what was copied: they travel in the text of the copy, beside the graph.

A document knows no wire without its source, so they stand under a key of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.document.edits import connect
from engine.document.values import Document, End, Graph, Wire
from engine.language import Map

KEY = "incoming"


def with_incoming(copied: Document, graph: Graph) -> Document:
    """A copy of some nodes of a graph that also holds the wires into them from other ones."""
    names = copied.graph.nodes
    rows = [
        [[*wire.source, graph.nodes[wire.source.node].title], [*wire.target], wire.name]
        for wire in graph.wires
        if wire.target.node in names and wire.source.node not in names
    ]
    return replace(copied, unknown=Map({KEY: json.dumps(rows)})) if rows else copied


def incoming(copied: Document, graph: Graph) -> tuple[Wire, ...]:
    """Those of the wires whose sources this graph has, under the titles that they had."""
    rows = json.loads(copied.unknown.get(KEY, "[]"))
    found = (_wire(row, graph) for row in (rows if isinstance(rows, list) else ()))
    return tuple(wire for wire in found if wire and wire.target.node in copied.graph.nodes)


def with_wires(graph: Graph, wires: Iterable[Wire], names: Mapping[str, str]) -> Graph:
    """The graph with wires into copies; names: ids of the copies by those of the copied nodes."""
    for wire in wires:
        target = End(names[wire.target.node], wire.target.port)
        graph = connect(graph, wire.source, target, wire.name)
    return graph


def _wire(row: object, graph: Graph) -> Wire | None:
    """A wire out of a text that may hold anything."""
    match row:
        case [[str(node), str(port), str(title)], [str(target), str(entry)], str(name)]:
            is_there = node in graph.nodes and graph.nodes[node].title == title
            return Wire(End(node, port), End(target, entry), name) if is_there else None
    return None

"""Parts go along with what places them: to the clipboard, and into another document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.document.edits import free_name, set_parameter
from engine.document.values import Document, Graph
from engine.language import Map
from engine.shapes.interfaces import Parts, part_name
from engine.shapes.owners import role_of


def held(graph: Graph, parts: Parts) -> set[str]:
    """The names of all Parts that are placed in a graph, at any depth."""
    found: set[str] = set()
    waiting = [graph]
    while waiting:
        new = _placed(waiting.pop()) - found
        found |= new
        waiting += [parts[name] for name in new if name in parts]
    return found


def with_its_parts(document: Document, parts: Parts) -> Document:
    """A document with those of some Parts that it needs."""
    needed = held(document.graph, parts)
    kept = Map((name, graph) for name, graph in parts.items() if name in needed)
    return Document(document.title, document.graph, kept)


def brought(copied: Document, parts: Parts) -> tuple[Graph, Parts]:
    """The graph of a document that comes to these Parts, and all Parts then.

    A Part that another one there is named like gets another name.
    """
    names: dict[str, str] = {}
    while new := _misnamed(copied, parts, names):
        names[new] = free_name({*parts, *copied.parts, *names.values()}, new)
    coming = {names.get(name, name): placing(graph, names) for name, graph in copied.parts.items()}
    return placing(copied.graph, names), Map({**coming, **parts})


def placing(graph: Graph, names: Mapping[str, str]) -> Graph:
    """The graph with Parts called by other names where it places them; names: new ones by old."""
    after = graph
    for old, new in names.items():
        placed = [node.id for node in graph.nodes.values() if _places(graph, node.id, old)]
        after = set_parameter(after, placed, "part", new)
    return after


def _misnamed(copied: Document, parts: Parts, names: Mapping[str, str]) -> str:
    """A Part that is not yet called otherwise, and is another than the one named so."""
    for name, graph in copied.parts.items():
        is_there = name not in names and name in parts
        if is_there and _sorted(placing(graph, names)) != _sorted(parts[name]):
            return name
    return ""


def _sorted(graph: Graph) -> Graph:
    """The graph with everything in an order that says nothing, as a file has it."""
    return replace(
        graph,
        wires=tuple(sorted(graph.wires, key=lambda wire: wire.ends)),
        frames=tuple(sorted(graph.frames, key=lambda frame: frame.id)),
        notes=tuple(sorted(graph.notes, key=lambda note: note.id)),
    )


def _placed(graph: Graph) -> set[str]:
    return {part_name(node) for node in graph.nodes.values() if role_of(node) == "part"}


def _places(graph: Graph, node: str, part: str) -> bool:
    placed = graph.nodes[node]
    return role_of(placed) == "part" and part_name(placed) == part

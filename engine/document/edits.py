"""Edits: functions from a graph to a graph. What an edit does not touch stays the same object."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count, islice

from engine.document.values import (
    Document,
    End,
    Frame,
    Graph,
    KeptWeights,
    Node,
    Settings,
    Wire,
    id_order,
)
from engine.language import Map, Value

Place = tuple[float, float]
"""In scene pixels."""


def new_id(graph: Graph, prefix: str = "n") -> str:
    """A short id that the graph neither uses nor mentions: n1, n2 ..."""
    return next(_free_ids(_used_ids(graph), prefix))


def new_ids(graph: Graph, nodes: Collection[Node]) -> tuple[str, ...]:
    """An id for a copy of each node, which neither the graph nor these mention."""
    mentioned = {name for node in nodes for name in _mentioned(node)}
    return tuple(islice(_free_ids(_used_ids(graph) | mentioned), len(nodes)))


def free_title(graph: Graph, wanted: str) -> str:
    """`wanted`, with a number behind it where another node has that title already."""
    return free_name({node.title for node in graph.nodes.values()}, wanted)


def free_name(used: Container[str], wanted: str) -> str:
    """`wanted`, with a number behind it where it is used already."""
    if wanted not in used:
        return wanted
    return next(name for name in (f"{wanted} {number}" for number in count(2)) if name not in used)


def add(graph: Graph, *nodes: Node) -> Graph:
    """Place nodes. Raises ValueError for an id that is taken."""
    found = dict(graph.nodes)
    for node in nodes:
        if node.id in found:
            raise ValueError(f"The graph has a node {node.id!r} already; take another id.")
        found[node.id] = node
    return _with_nodes(graph, found) if nodes else graph


def remove(graph: Graph, nodes: Iterable[str]) -> Graph:
    """Take nodes away, with their wires; linked nodes get own weights.

    Frames forget them, and a frame goes with its last member.
    """
    gone = set(nodes) & graph.nodes.keys()
    if not gone:
        return graph
    left = disconnect(graph, *graph.wires_of(gone))
    kept = (node for name, node in graph.nodes.items() if name not in gone)
    nodes = {node.id: _unlinked(node, gone) for node in kept}
    return replace(_with_nodes(left, nodes), frames=without_members(graph.frames, gone))


def without_members(frames: Iterable[Frame], gone: Collection[str]) -> tuple[Frame, ...]:
    """Frames that forget these members; those that had no others are gone too."""
    found = ((frame, _without_members(frame, gone)) for frame in frames)
    return tuple(left for frame, left in found if left.members or not frame.members)


def move(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Graph:
    """Put nodes at new places, in scene pixels. Bends of wires between moved nodes go along."""
    after = _each(graph, places, lambda node: replace(node, place=places[node.id]))
    if after is graph or not any(wire.bends for wire in graph.wires):
        return after
    ways = {name: _way(graph.nodes[name].place, place) for name, place in places.items()}
    return replace(after, wires=tuple(_carried(wire, ways) for wire in graph.wires))


def connect(
    graph: Graph, source: End, target: End, name: str = "", bends: tuple[Place, ...] = ()
) -> Graph:
    """Draw a wire. A second wire into one input may exist; it is a problem, not an error."""
    for end in (source, target):
        if end.node not in graph.nodes:
            raise ValueError(f"There is no node {end.node!r} to wire.")
    if any(wire.ends == (source, target) for wire in graph.wires):
        return graph
    return replace(graph, wires=(*graph.wires, Wire(source, target, name, bends)))


def bend(graph: Graph, wire: Wire, bends: tuple[Place, ...]) -> Graph:
    """Let a wire be drawn by these places, and no others."""
    if wire.bends == bends:
        return graph
    bent = replace(wire, bends=bends)
    return replace(graph, wires=tuple(bent if one == wire else one for one in graph.wires))


def straighten(graph: Graph, nodes: Iterable[str]) -> Graph:
    """Let the wires among these nodes have no bends."""
    inside = set(nodes)
    if not any(wire.bends for wire in graph.wires):
        return graph
    wires = (
        replace(wire, bends=()) if {wire.source.node, wire.target.node} <= inside else wire
        for wire in graph.wires
    )
    return replace(graph, wires=tuple(wires))


def shifted(bends: Iterable[Place], way: Place) -> tuple[Place, ...]:
    """Bends that far away."""
    return tuple((x + way[0], y + way[1]) for x, y in bends)


def disconnect(graph: Graph, *wires: Wire) -> Graph:
    """Take wires away."""
    gone = {wire.ends for wire in wires}
    kept = tuple(wire for wire in graph.wires if wire.ends not in gone)
    return graph if len(kept) == len(graph.wires) else replace(graph, wires=kept)


def set_parameter(graph: Graph, nodes: Iterable[str], name: str, value: Value) -> Graph:
    """Give a parameter of some nodes a value."""
    return _each(
        graph, nodes, lambda node: replace(node, parameters=node.parameters.put(name, value))
    )


def reset_parameter(graph: Graph, nodes: Iterable[str], name: str) -> Graph:
    """Let a parameter of some nodes have its default again."""
    return _each(
        graph, nodes, lambda node: replace(node, parameters=node.parameters.without([name]))
    )


def rename(graph: Graph, node: str, title: str) -> Graph:
    """Give a node another title."""
    return _each(graph, [node], lambda old: replace(old, title=title))


def freeze(graph: Graph, nodes: Iterable[str], is_frozen: bool = True) -> Graph:
    """Keep the weights of nodes as they are, or let them be trained again."""
    return _each(graph, nodes, lambda node: replace(node, is_frozen=is_frozen))


def mute(graph: Graph, nodes: Iterable[str], is_muted: bool = True) -> Graph:
    """Bypass nodes, or let them work again."""
    return _each(graph, nodes, lambda node: replace(node, is_muted=is_muted))


def link(graph: Graph, node: str, to: str) -> Graph:
    """Let a node use the weights of another one; the empty id gives it weights of its own."""
    return _each(graph, [node], lambda old: replace(old, linked_to=to))


def take_weights(graph: Graph, node: str, weights: KeptWeights | None) -> Graph:
    """Let a node start with weights of an earlier run; with random ones for None."""
    return _each(graph, [node], lambda old: replace(old, weights_from=weights))


def watch(graph: Graph, node: str, ports: tuple[str, ...]) -> Graph:
    """Show these outputs of a node as latent spaces."""
    return _each(graph, [node], lambda old: replace(old, watched=ports))


def with_graph(document: Document, graph: Graph) -> Document:
    """The document with another graph; the same object where it is the same graph."""
    return document if graph is document.graph else replace(document, graph=graph)


def with_part(document: Document, name: str, graph: Graph) -> Document:
    """The document with a Part added or changed."""
    parts = document.parts.put(name, graph)
    return document if parts is document.parts else replace(document, parts=parts)


def with_settings(document: Document, settings: Settings) -> Document:
    """The document with other settings."""
    return document if settings == document.settings else replace(document, settings=settings)


def _each(graph: Graph, names: Iterable[str], change: Callable[[Node], Node]) -> Graph:
    changed: dict[str, Node] = {}
    for name in names:
        node = graph.nodes[name]
        new = change(node)
        if new != node:
            changed[name] = new
    return _with_nodes(graph, {**graph.nodes, **changed}) if changed else graph


def _with_nodes(graph: Graph, nodes: Mapping[str, Node]) -> Graph:
    return replace(graph, nodes=Map((name, nodes[name]) for name in sorted(nodes, key=id_order)))


def _way(one: Place, other: Place) -> Place:
    return other[0] - one[0], other[1] - one[1]


def _carried(wire: Wire, ways: Mapping[str, Place]) -> Wire:
    """A wire whose bends went as far as its two ends did on the average, if both did."""
    if not wire.bends or not {wire.source.node, wire.target.node} <= ways.keys():
        return wire
    (right, down), (further, lower) = ways[wire.source.node], ways[wire.target.node]
    return replace(wire, bends=shifted(wire.bends, ((right + further) / 2, (down + lower) / 2)))


def _free_ids(used: Container[str], prefix: str = "n") -> Iterator[str]:
    return (name for name in (f"{prefix}{number}" for number in count(1)) if name not in used)


def _used_ids(graph: Graph) -> set[str]:
    ids = (*graph.nodes, *(frame.id for frame in graph.frames), *(note.id for note in graph.notes))
    return (
        {own for name in ids for own in _names_in(name)}
        | {name for node in graph.nodes.values() for name in _mentioned(node)}
        | {name for frame in graph.frames for name in frame.members}
    )


def _names_in(name: str) -> tuple[str, str]:
    """An id, and the one that it begins with: `n7.n2` and `n7[2]` came out of a node `n7`."""
    return name, name.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]


def _mentioned(node: Node) -> Iterator[str]:
    """The words in the lists of a node's parameters: ids of nodes, which may be gone."""
    for value in node.parameters.values():
        if isinstance(value, tuple):
            yield from (entry for entry in value if isinstance(entry, str))


def _unlinked(node: Node, gone: set[str]) -> Node:
    return replace(node, linked_to="") if node.linked_to in gone else node


def _without_members(frame: Frame, gone: Collection[str]) -> Frame:
    kept = tuple(name for name in frame.members if name not in gone)
    return frame if len(kept) == len(frame.members) else replace(frame, members=kept)

"""Steps: what a person does on the canvas, as a name for the history and a new graph."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from app.around import NOTHING, Around
from app.counting import count_words, titles
from app.words import tr
from engine.document.edits import (
    add,
    connect,
    disconnect,
    free_title,
    move,
    new_id,
    remove,
    rename,
)
from engine.document.values import End, Graph, Node, Wire
from engine.language import Block, Map, Parameters

SNAP = 8.0
"""Nodes stand on a grid of this many scene pixels."""

BESIDE = 24.0
"""How far copies stand from what they were copied from, in scene pixels."""

Place = tuple[float, float]


class Step(NamedTuple):
    """The name of a step, the graph after it, and what to select then."""

    name: str
    graph: Graph
    nodes: tuple[str, ...] = ()
    around: Around = NOTHING


def snapped(place: Place) -> Place:
    """The nearest place on the grid."""
    return round(place[0] / SNAP) * SNAP, round(place[1] / SNAP) * SNAP


def stepped(place: Place, steps: tuple[int, int]) -> Place:
    """How far it is to the place so many steps of the grid on; who is off the grid comes to it."""
    x, y = place
    to = snapped((x + steps[0] * SNAP, y + steps[1] * SNAP))
    return (to[0] - x if steps[0] else 0.0, to[1] - y if steps[1] else 0.0)


def placed(graph: Graph, block: Block, place: Place, parameters: Parameters = Map()) -> Step:
    """A new node of a block, with a title that no other node has. parameters: how it is set."""
    title = free_title(graph, block.title_of(parameters))
    node = Node(new_id(graph), block.id, title, snapped(place), parameters)
    return Step(tr("Add {title}", title=title), add(graph, node), (node.id,))


def moved(graph: Graph, nodes: Collection[str], by: Place) -> Step:
    """Nodes moved by so many scene pixels."""
    places = {
        name: (graph.nodes[name].place[0] + by[0], graph.nodes[name].place[1] + by[1])
        for name in nodes
    }
    return Step(tr("Move {what}", what=titles(graph, nodes)), move(graph, places), tuple(nodes))


def deleted(graph: Graph, nodes: Collection[str], wires: Collection[Wire]) -> Step:
    """Nodes with their wires, and other wires, taken away."""
    after = remove(disconnect(graph, *wires), nodes)
    if nodes:
        return Step(tr("Delete {what}", what=titles(graph, nodes)), after)
    if len(wires) == 1:
        ends = wire_words(graph, next(iter(wires)))
        return Step(tr("Disconnect {source} from {target}", **ends), after)
    return Step(tr("Delete {what}", what=count_words(len(wires), "wire")), after)


def cut(graph: Graph, wires: Collection[Wire]) -> Step:
    """Wires taken away with one stroke."""
    name = tr("Cut {what}", what=count_words(len(wires), "wire"))
    return Step(name, disconnect(graph, *wires))


def connected(graph: Graph, source: End, target: End) -> Step:
    """A wire drawn."""
    ends = wire_words(graph, Wire(source, target))
    return Step(tr("Connect {source} to {target}", **ends), connect(graph, source, target))


def wired(step: Step, end: End, port: str, *, is_input: bool) -> Step:
    """A step that placed a node, with its `port` wired to `end`; an empty port stays without."""
    if not port:
        return step
    new = End(step.nodes[0], port)
    source, target = (new, end) if is_input else (end, new)
    return step._replace(graph=connect(step.graph, source, target))


def rewired(graph: Graph, wire: Wire, end: End, *, is_input: bool = True) -> Step:
    """A wire that ends at another input now, or comes from another output.

    It keeps its name and its dots.
    """
    moved_wire = replace(wire, target=end) if is_input else replace(wire, source=end)
    after = connect(disconnect(graph, wire), *moved_wire.ends, wire.name, wire.bends)
    ends = wire_words(graph, moved_wire)
    if is_input:
        return Step(tr("Move the wire of {source} to {target}", **ends), after)
    return Step(tr("Feed {target} from {source}", **ends), after)


def renamed(graph: Graph, node: str, title: str) -> Step:
    """A node with another title; an empty one changes nothing."""
    wanted = " ".join(title.split())
    old = graph.nodes[node].title
    name = tr("Rename {old} to {new}", old=old, new=wanted)
    return Step(name, rename(graph, node, wanted or old), (node,))


def wire_words(graph: Graph, wire: Wire) -> dict[str, str]:
    """The titles at the two ends of a wire."""
    source, target = (graph.nodes[end.node].title for end in wire.ends)
    return {"source": source, "target": target}

"""Steps: what a person does on the canvas, as a name for the history and a new graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.counting import count_words, titles
from app.words import tr
from engine.document.edits import (
    add,
    connect,
    disconnect,
    free_title,
    link,
    move,
    new_id,
    remove,
    rename,
    shifted,
)
from engine.document.values import Document, End, Graph, Node, Wire
from engine.language import Block, Map, Parameters, Value, registry
from engine.shapes.owners import weights_owner

SNAP = 8.0
"""Nodes stand on a grid of this many scene pixels."""

BESIDE = 24.0
"""How far copies stand from what they were copied from, in scene pixels."""

Place = tuple[float, float]


class Step(NamedTuple):
    """The name of a step, the graph after it, and the nodes to select then."""

    name: str
    graph: Graph
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clip:
    """Nodes on their way to another place, with the wires among them."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]


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


def clipped(graph: Graph, nodes: Iterable[str]) -> Clip:
    """Nodes and the wires among them, as a copy takes them along."""
    names = [name for name in graph.nodes if name in set(nodes)]
    inside = tuple(
        wire for wire in graph.wires if {wire.source.node, wire.target.node} <= set(names)
    )
    return Clip(tuple(graph.nodes[name] for name in names), inside)


def pasted(graph: Graph, clip: Clip, by: Place, *, is_duplicate: bool = False) -> Step:
    """Copies put beside what they were copied from, with ids and titles of their own.

    A copied node stays linked where its twin is a node of this graph, or was copied with it.
    is_duplicate: whether the step is called so: the copies never were on the clipboard.
    """
    after, names = graph, dict[str, str]()
    for node in clip.nodes:
        copy = replace(
            node,
            id=new_id(after),
            title=free_title(after, _without_number(node.title)),
            place=snapped((node.place[0] + by[0], node.place[1] + by[1])),
        )
        names[node.id] = copy.id
        after = add(after, copy)
    after = _linked_again(after, names)
    for wire in clip.wires:
        source, target = (end._replace(node=names[end.node]) for end in wire.ends)
        after = connect(after, source, target, wire.name, shifted(wire.bends, snapped(by)))
    what = titles(clip_document(clip).graph, [node.id for node in clip.nodes])
    name = tr("Duplicate {what}", what=what) if is_duplicate else tr("Paste {what}", what=what)
    return Step(name, after, tuple(names.values()))


def linked(copies: Step, originals: Iterable[str]) -> Step:
    """Copies that share the weights of what they are copies of, where that can have weights."""
    graph = copies.graph
    for original, copy in zip(originals, copies.nodes, strict=True):
        block = registry().get(graph.nodes[original].block)
        if block and (block.weights or block.role == "part"):
            graph = link(graph, copy, weights_owner(graph, original))
    return copies._replace(graph=graph)


def clip_document(clip: Clip) -> Document:
    """A clip as a document of its own, for the clipboard."""
    nodes = Map((node.id, node) for node in clip.nodes)
    return Document(tr("Copied blocks"), Graph(nodes, clip.wires))


def _linked_again(graph: Graph, names: dict[str, str]) -> Graph:
    """The graph whose new nodes name their twins, and what they train, as they are called here."""
    changed: dict[str, Node] = {}
    for new in names.values():
        node = graph.nodes[new]
        twin = names.get(node.linked_to, node.linked_to)
        kept = twin if twin in graph.nodes else ""
        parameters = Map((key, _renamed(value, names)) for key, value in node.parameters.items())
        if (kept, parameters) != (node.linked_to, node.parameters):
            changed[new] = replace(node, linked_to=kept, parameters=parameters)
    return replace(graph, nodes=Map({**graph.nodes, **changed})) if changed else graph


def _renamed(value: Value, names: dict[str, str]) -> Value:
    """A list of ids with those that were copied called by their new names."""
    if not isinstance(value, tuple) or not any(isinstance(entry, str) for entry in value):
        return value
    return tuple(names.get(str(entry), str(entry)) for entry in value)


def _without_number(title: str) -> str:
    """`Dense 2` as `Dense`, so that a copy of it is called `Dense 3` and not `Dense 2 2`."""
    words, _, number = title.rpartition(" ")
    return words if words and number.isdigit() else title


def wire_words(graph: Graph, wire: Wire) -> dict[str, str]:
    """The titles at the two ends of a wire."""
    source, target = (graph.nodes[end.node].title for end in wire.ends)
    return {"source": source, "target": target}

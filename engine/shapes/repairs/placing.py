"""Where new nodes go: near what they belong to, on the grid, over no other node."""

from __future__ import annotations

from dataclasses import replace

from engine.document import edits
from engine.document.values import End, Frame, Graph, Node, Wire
from engine.language import Block, Map, Parameters

SNAP = 8.0
"""Nodes stand on a grid of this many scene pixels."""

WIDTH, HEIGHT = 152.0, 128.0
"""The room that a node takes with the gap around it, in scene pixels."""

COLUMN, ROW = 160.0, 168.0
"""From a node to the next one, across and down."""

NEAR = tuple(
    sorted(
        ((40.0 * right, 32.0 * down) for right in range(-8, 9) for down in range(-8, 9)),
        key=lambda by: (abs(by[0]) + abs(by[1]), -by[1], by[0]),
    )
)
"""The places to try around the wanted one, nearest first, below before above."""

Place = tuple[float, float]


def free_place(graph: Graph, wanted: Place) -> Place:
    """The place nearest to the wanted one that no node stands on."""
    taken = [node.place for node in graph.nodes.values()]
    x, y = _snapped(wanted)
    around = ((x + right, y + down) for right, down in NEAR)
    free = (place for place in around if not any(_overlap(place, other) for other in taken))
    lowest = max((place[1] for place in taken), default=y)
    return next(free, (x, _snapped((x, lowest + ROW))[1]))


def placed(
    graph: Graph, block: Block, near: Place, parameters: Parameters | None = None
) -> tuple[Graph, str]:
    """The graph with a new node of a block near a place, and the id of the node."""
    given = parameters if parameters is not None else Map()
    title = edits.free_title(graph, block.title_of(given))
    node = Node(edits.new_id(graph), block.id, title, free_place(graph, near), given)
    return edits.add(graph, node), node.id


def beside(graph: Graph, node: str, columns: int = 1) -> Place:
    """The place so many columns to the right of a node; a negative number is to the left."""
    x, y = graph.nodes[node].place
    return x + columns * COLUMN, y


def between(graph: Graph, one: str, other: str) -> Place:
    """The middle between two nodes."""
    (x, y), (right, down) = graph.nodes[one].place, graph.nodes[other].place
    return (x + right) / 2, (y + down) / 2


def spliced(
    graph: Graph, wire: Wire, block: Block, parameters: Parameters | None = None
) -> tuple[Graph, str]:
    """The graph with a new node on the way of a wire, which has one input and one output."""
    ends = wire.source.node, wire.target.node
    after, new = placed(edits.disconnect(graph, wire), block, between(graph, *ends), parameters)
    ports = block.ports_of(after.nodes[new].parameters)
    entry = End(new, ports.inputs[0].name)
    after = edits.connect(after, wire.source, entry, wire.name, wire.bends)
    after = edits.connect(after, End(new, ports.outputs[0].name), wire.target)
    frames = tuple(_with_member(frame, ends, new) for frame in graph.frames)
    return replace(after, frames=frames), new


def _with_member(frame: Frame, around: tuple[str, str], new: str) -> Frame:
    """A frame that holds both nodes around a new one holds the new one as well."""
    is_around = set(around) <= set(frame.members)
    return replace(frame, members=(*frame.members, new)) if is_around else frame


def _snapped(place: Place) -> Place:
    return round(place[0] / SNAP) * SNAP, round(place[1] / SNAP) * SNAP


def _overlap(one: Place, other: Place) -> bool:
    return abs(one[0] - other[0]) < WIDTH and abs(one[1] - other[1]) < HEIGHT

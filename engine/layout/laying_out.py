"""Lays out a graph: its nodes, and with them its frames and notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.document import edits
from engine.document.values import Document, Graph, Node, Note
from engine.language import Map
from engine.layout.boxes import Arrow, Box, Place
from engine.layout.clearing import free_shift, gaps_to, is_clear, rects_of
from engine.layout.framing import Framing, corner_of, shifted, to_corner
from engine.shapes.interfaces import Parts, boundary, ports_of

WIDTH, HEAD, ROW, FIRST_PORT = 136.0, 76.0, 16.0, 50.0
"""Of a node that nobody has drawn: its width, its height with one port a side, what each further
port adds, and how far below its top the first one is, in scene pixels.
"""

RIM = ("input", "output")
"""The blocks that are ports of a Part, from top to bottom."""

NO_BOX = Box(0.0, 0.0)
NOTE_GAP = 24.0
"""Between a note and what is above it, where it finds no room beside its node."""


@dataclass(frozen=True)
class Shape:
    """How a node is drawn: its size, and how far below its top its ports are, in scene pixels."""

    box: Box
    inputs: Mapping[str, float]
    outputs: Mapping[str, float]


Shapes = Mapping[str, Shape]


def laid_out(document: Document) -> Document:
    """The document with all nodes of its canvas and of its Parts at tidy places."""
    parts = Map((name, _laid(graph, document.parts)) for name, graph in document.parts.items())
    return replace(document, graph=_laid(document.graph, document.parts), parts=parts)


def _laid(graph: Graph, parts: Parts) -> Graph:
    shapes = {name: _guessed(node, parts) for name, node in graph.nodes.items()}
    graph = edits.straighten(graph, graph.nodes)
    return edits.move(graph, to_corner(_places(graph, shapes, list(shapes)), (0.0, 0.0)))


def _guessed(node: Node, parts: Parts) -> Shape:
    ports = ports_of(node, parts)
    inputs, outputs = (
        {port.name: FIRST_PORT + ROW * number for number, port in enumerate(side)}
        for side in (ports.inputs, ports.outputs)
    )
    rows = max(1, len(inputs), len(outputs))
    return Shape(Box(WIDTH, HEAD + ROW * (rows - 1)), inputs, outputs)


def tidied(
    graph: Graph,
    shapes: Shapes,
    chosen: Collection[str] = (),
    notes: Mapping[str, Box] = Map(),
) -> Graph:
    """The graph with all nodes at tidy places, or only the chosen ones where there are any.

    The upper left corner stays, unless what is chosen would lie on other nodes there. The ports of
    a Part keep their order. A note goes with the node that is nearest to it. Wires among these
    nodes lose their bends, which led them around other places. notes: how large they are drawn.
    """
    names = [name for name in graph.nodes if not chosen or name in chosen]
    graph = edits.straighten(graph, names)
    after = edits.move(graph, _tidy_places(graph, shapes, names))
    if _ports(after) != _ports(graph):
        inner = [name for name in names if graph.nodes[name].block not in RIM]
        after = edits.move(graph, _tidy_places(graph, shapes, inner))
    return _with_notes(graph, after, shapes, notes)


def _ports(graph: Graph) -> list[list[str]]:
    """The nodes that are the ports of a Part, in their order."""
    return [[node.id for node in boundary(graph, block)] for block in RIM]


def _tidy_places(graph: Graph, shapes: Shapes, names: Sequence[str]) -> dict[str, Place]:
    """Where these nodes go, so that their upper left corner stays if it can."""
    if not names:
        return {}
    corner = corner_of(graph.nodes[name].place for name in names)
    places = to_corner(_places(graph, shapes, names), corner)
    rest = {name: node.place for name, node in graph.nodes.items() if name not in places}
    boxes = _boxes(shapes)
    return shifted(places, free_shift(rects_of(places, boxes), rects_of(rest, boxes)))


def _places(graph: Graph, shapes: Shapes, names: Sequence[str]) -> dict[str, Place]:
    """Where nodes go, with a frame as a box where all in it can be together."""
    boxes = {name: shapes[name].box for name in names}
    framing = Framing.of_nodes(boxes, _arrows(graph, shapes, boxes))
    loose = {name for name in names if graph.nodes[name].block not in RIM}
    for frame in sorted(graph.frames, key=lambda frame: len(frame.members)):
        if members := loose.intersection(frame.members):
            framing = framing.framed(frame.id, members)
    return framing.places(*([name for name in side if name in boxes] for side in _ports(graph)))


def _arrows(graph: Graph, shapes: Shapes, there: Collection[str]) -> list[Arrow]:
    return [
        Arrow(
            source.node,
            target.node,
            shapes[source.node].outputs.get(source.port, FIRST_PORT),
            shapes[target.node].inputs.get(target.port, FIRST_PORT),
        )
        for source, target in (wire.ends for wire in graph.wires)
        if source.node in there and target.node in there
    ]


def _boxes(shapes: Shapes) -> dict[str, Box]:
    return {name: shape.box for name, shape in shapes.items()}


def _with_notes(graph: Graph, after: Graph, shapes: Shapes, notes: Mapping[str, Box]) -> Graph:
    """With each note where its node took it, or below all where something lies there."""
    if after is graph or not graph.notes:
        return after
    boxes = _boxes(shapes) | {note.id: notes.get(note.id, NO_BOX) for note in graph.notes}
    places = {name: node.place for name, node in after.nodes.items()}
    for note in graph.notes:
        place = _beside_its_node(graph, after, note, boxes)
        at = rects_of({note.id: place}, boxes)
        if place != note.place and not is_clear(at, rects_of(places, boxes), apart=0.0):
            bottom = rects_of(places, boxes)[:, 3].max()
            place = place[0], float(bottom) + NOTE_GAP
        places[note.id] = place
    moved = tuple(replace(note, place=places[note.id]) for note in graph.notes)
    return replace(after, notes=moved)


def _beside_its_node(graph: Graph, after: Graph, note: Note, boxes: Mapping[str, Box]) -> Place:
    """As far from the node that is nearest to a note as it was."""
    places = {name: node.place for name, node in graph.nodes.items()}
    gaps = gaps_to(rects_of({note.id: note.place}, boxes), rects_of(places, boxes))
    nearest = list(places)[int(gaps.argmin())]
    before, now = places[nearest], after.nodes[nearest].place
    return note.place[0] + now[0] - before[0], note.place[1] + now[1] - before[1]

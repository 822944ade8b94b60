"""A node put on the way of a wire: which wires take it, and the graph after that. No Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter

from app.canvas.drawing.faces import LEAST_HEIGHT, PORT_STEP, WIDTH
from app.canvas.steps.bending import parted
from app.canvas.steps.step import Place, Step, snapped
from app.words import tr
from engine.document.edits import connect, disconnect, move
from engine.document.values import End, Graph, Wire
from engine.language import Ports
from engine.shapes.checked import Checked
from engine.shapes.fitting import are_alike

GAP = 24.0
"""The least room between a node and the next one that a wire leads to, in scene pixels."""


NEARLY = 32.0
"""How far from the place where the wire is level a node may be dropped, in scene pixels."""


@dataclass(frozen=True)
class Way:
    """A wire that a node can stand on, and the two ports that take its place.

    down: how far below the source it stands where the wire is level, in scene pixels.
    """

    wire: Wire
    entry: str
    exit: str
    down: float = 0.0


def way_through(ports: Ports, wire: Wire, checked: Checked) -> Way | None:
    """How a wire can lead through a node with these ports; None where its kinds do not fit."""
    source = checked.ports[wire.source.node].output(wire.source.port)
    target = checked.ports[wire.target.node].input(wire.target.port)
    if source is None or target is None:
        return None
    entry = next((port.name for port in ports.inputs if are_alike(source, port)), "")
    leaving = next((port.name for port in ports.outputs if are_alike(port, target)), "")
    if not (entry and leaving):
        return None
    rows = checked.ports[wire.source.node].outputs.index(source), _row(ports, entry)
    return Way(wire, entry, leaving, PORT_STEP * (rows[0] - rows[1]))


def _row(ports: Ports, name: str) -> int:
    return [port.name for port in ports.inputs].index(name)


def is_free(graph: Graph, node: str) -> bool:
    """Whether nothing is wired to a node, so that it can be put on the way of a wire."""
    return not graph.wires_of([node])


def inserted(step: Step, way: Way) -> Step:
    """A step that brought a node to its place, with the wire leading through that node.

    Where the node nearly stands so that the wire is level, it stands there, clear of what feeds it.
    What the wire leads to makes room to the right, and what that comes too near to; the rest stays.
    """
    (node,) = step.nodes
    wire, graph = way.wire, disconnect(_levelled(step.graph, node, way), way.wire)
    places = (graph.nodes[name].place for name in (wire.source.node, node, wire.target.node))
    before = parted(wire.bends, *places)
    entry, leaving = End(node, way.entry), End(node, way.exit)
    graph = connect(graph, wire.source, entry, wire.name, wire.bends[:before])
    graph = connect(graph, leaving, wire.target, bends=wire.bends[before:])
    after = _with_room(graph, node, way.wire)
    name = tr(
        "Put {title} between {source} and {target}",
        title=graph.nodes[node].title,
        source=graph.nodes[way.wire.source.node].title,
        target=graph.nodes[way.wire.target.node].title,
    )
    return Step(name, after, (node,))


def _levelled(graph: Graph, node: str, way: Way) -> Graph:
    """The graph with a node level with what feeds it, if it nearly was, and not on top of that."""
    left, top = graph.nodes[node].place
    before, above = graph.nodes[way.wire.source.node].place
    level = above + way.down
    to = level if abs(level - top) <= NEARLY else top
    is_on_it = before <= left < before + WIDTH + GAP and abs(above - to) < LEAST_HEIGHT
    return move(graph, {node: (before + WIDTH + GAP if is_on_it else left, to)})


def _with_room(graph: Graph, node: str, wire: Wire) -> Graph:
    """The graph with what lies behind a node moved to the right, where it stood too near."""
    left = graph.nodes[wire.target.node].place[0]
    short = graph.nodes[node].place[0] + WIDTH + GAP - left
    if short <= 0:
        return graph
    places: dict[str, Place] = {
        name: snapped((graph.nodes[name].place[0] + short, graph.nodes[name].place[1]))
        for name in _pushed(graph, wire.target.node, short) - {node}
    }
    return move(graph, places)


def _pushed(graph: Graph, first: str, by: float) -> set[str]:
    """A node that goes so far to the right, and all that it then pushes on.

    That is what it comes too near to: what it leads to, and what stands beside it.
    """
    wired = {(wire.source.node, wire.target.node) for wire in graph.wires}
    across = sorted((node.place[0], name) for name, node in graph.nodes.items())
    found, waiting = {first}, [first]
    while waiting:
        here = waiting.pop()
        left, top = graph.nodes[here].place
        start = bisect_right(across, left, key=itemgetter(0))
        until = bisect_left(across, left + by + WIDTH + GAP, key=itemgetter(0))
        for _, name in across[start:until]:
            is_beside = abs(graph.nodes[name].place[1] - top) < LEAST_HEIGHT
            if name not in found and (is_beside or (here, name) in wired):
                found.add(name)
                waiting.append(name)
    return found

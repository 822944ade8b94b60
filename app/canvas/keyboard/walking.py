"""Walking: where an arrow leads from a node, a port or a wire. No Qt.

Left and right go along the flow, up and down across it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from app.around import Around
from app.canvas.drawing.faces import PortFace
from engine.document.values import End, Graph, Wire

Way = tuple[int, int]
"""One step to the right and down; one of the two is 0."""

T = TypeVar("T")


class AtPort(NamedTuple):
    """A port, by its node, its name and its side."""

    end: End
    is_input: bool


Spot = str | AtPort | Wire | Around
"""Where the keys are: at a node, by its id, at a port, at a wire, or at frames and notes."""

Ports = Mapping[str, tuple[PortFace, ...]]
"""By node the ports that are drawn, from top to bottom on each side."""


def next_spot(graph: Graph, ports: Ports, here: Spot, way: Way) -> Spot:
    """Where an arrow leads; `here` where there is nothing on that way."""
    if isinstance(here, Wire):
        return _from_wire(graph, here, way)
    if isinstance(here, AtPort):
        return _from_port(graph, ports, here, way)
    if isinstance(here, Around):
        return _from_around(graph, here)
    return _along_flow(graph, here, way) or nearest(graph, here, way) or here


def first_port(graph: Graph, ports: Iterable[PortFace], *, is_input: bool) -> AtPort | None:
    """The uppermost port of a side of a node without a wire, or with one; None without a port."""
    side = [AtPort(one.end, is_input) for one in ports if one.is_input == is_input]
    free = [port for port in side if not wires_at(graph, port)]
    return next(iter(free or side), None)


def nearest(graph: Graph, here: str, way: Way) -> str:
    """The nearest node that lies on that way; empty for none."""
    place = graph.nodes[here].place
    costs = {
        name: cost for name, node in graph.nodes.items() if (cost := _cost(place, node.place, way))
    }
    return min(costs, key=costs.__getitem__, default="")


def wires_at(graph: Graph, port: AtPort) -> tuple[Wire, ...]:
    """The wires that end at a port, the uppermost other end first."""
    found = [wire for wire in graph.wires if _end(wire, is_input=port.is_input) == port.end]
    return tuple(sorted(found, key=lambda wire: _height(graph, wire, is_input=not port.is_input)))


def _along_flow(graph: Graph, here: str, way: Way) -> str:
    """The nearest node that a wire leads to, or comes from; empty for none."""
    if not way[0]:
        return ""
    is_on = way[0] > 0
    wires = (wire for wire in graph.wires if _end(wire, is_input=not is_on).node == here)
    there = {_end(wire, is_input=is_on).node for wire in wires} - {here}
    place = graph.nodes[here].place
    return min(sorted(there), key=lambda name: _far(place, graph.nodes[name].place), default="")


def _from_port(graph: Graph, ports: Ports, here: AtPort, way: Way) -> Spot:
    """To its neighbours, back to its node, or on to the wire that ends there."""
    right, down = way
    if down:
        side = [port for port in ports[here.end.node] if port.is_input == here.is_input]
        ends = [port.end for port in side]
        return AtPort(_beside(ends, here.end, down), here.is_input)
    if (right > 0) == here.is_input:
        return here.end.node
    wires = wires_at(graph, here)
    return wires[0] if wires else here


def _from_wire(graph: Graph, here: Wire, way: Way) -> Spot:
    """To its ends, or to another wire of the same port."""
    right, down = way
    if right:
        return AtPort(_end(here, is_input=right > 0), is_input=right > 0)
    fan = wires_at(graph, AtPort(here.source, is_input=False))
    if len(fan) == 1:
        fan = wires_at(graph, AtPort(here.target, is_input=True))
    return _beside(fan, here, down)


def _from_around(graph: Graph, here: Around) -> Spot:
    """To the first node of a frame; from a note to the first of all."""
    held = [name for one in graph.frames if one.id in here.frames for name in one.members]
    return next((name for name in (*held, *graph.nodes) if name in graph.nodes), here)


def _beside(row: Iterable[T], here: T, step: int) -> T:
    """The next of a row, or the one before; the last and the first stay."""
    found = list(row)
    return found[min(len(found) - 1, max(0, found.index(here) + step))]


def _end(wire: Wire, *, is_input: bool) -> End:
    return wire.target if is_input else wire.source


def _height(graph: Graph, wire: Wire, *, is_input: bool) -> float:
    return graph.nodes[_end(wire, is_input=is_input).node].place[1]


def _far(one: tuple[float, float], two: tuple[float, float]) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _cost(here: tuple[float, float], there: tuple[float, float], way: Way) -> float:
    """How far a place is on a way, the way aside counted twice; 0 where it is not there."""
    across, down = there[0] - here[0], there[1] - here[1]
    ahead = across * way[0] + down * way[1]
    aside = abs(across * way[1]) + abs(down * way[0])
    return ahead + 2 * aside if ahead > 0 else 0.0

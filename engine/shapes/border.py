"""The border around some nodes: every value that enters or leaves them, and what it is called.

A value is called as its wire is, else as its port where its node has several, else as its node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from engine.document.values import Document, End, Graph, Wire
from engine.language.names import snake
from engine.shapes.interfaces import ports_of


@dataclass(frozen=True)
class Crossing:
    """A value that crosses the border: its name, its source, and the wires that carry it.

    Where nothing is wired, `source` is the end that is free, an input or an output.
    """

    name: str
    source: End
    wires: tuple[Wire, ...] = ()

    @property
    def wire_name(self) -> str:
        """What the wires call it; may be empty."""
        return _name_of(self.wires)


def entering(document: Document, wanted: set[str]) -> list[Crossing]:
    """What the Part will be given, from top to bottom: one port for each value."""
    graph = document.graph
    named = _carried(
        document, lambda wire: wire.target.node in wanted and wire.source.node not in wanted
    )
    free = [Crossing(end.port, end) for end in _unwired(document, wanted, is_input=True)]
    return _apart(sorted((*named, *free), key=lambda one: _height(graph, _target(one))))


def leaving(document: Document, wanted: set[str]) -> list[Crossing]:
    """What the Part will give, from top to bottom."""
    graph = document.graph
    named = _carried(
        document, lambda wire: wire.source.node in wanted and wire.target.node not in wanted
    )
    ends = _unwired(document, wanted, is_input=False)
    free = [_crossing(document, end, ()) for end in ends]
    return _apart(sorted((*named, *free), key=lambda one: _height(graph, one.source)))


def _carried(document: Document, crosses: Callable[[Wire], bool]) -> list[Crossing]:
    """What the wires carry that cross the border, each value once."""
    found: dict[End, list[Wire]] = {}
    for wire in filter(crosses, document.graph.wires):
        found.setdefault(wire.source, []).append(wire)
    return [_crossing(document, source, wires) for source, wires in found.items()]


def _unwired(document: Document, wanted: set[str], *, is_input: bool) -> list[End]:
    """Inputs that need a wire and have none, or the outputs of nodes that feed nothing."""
    graph = document.graph
    chosen = [graph.nodes[name] for name in graph.nodes if name in wanted]
    if is_input:
        wired = {wire.target for wire in graph.wires}
        ports = [
            End(node.id, port.name)
            for node in chosen
            for port in ports_of(node, document.parts).inputs
            if not port.is_optional
        ]
        return [end for end in ports if end not in wired]
    feeding = {wire.source.node for wire in graph.wires}
    last = [node for node in chosen if node.id not in feeding]
    return [
        End(node.id, port.name) for node in last for port in ports_of(node, document.parts).outputs
    ]


def _crossing(document: Document, source: End, wires: Iterable[Wire]) -> Crossing:
    node, carried = document.graph.nodes[source.node], tuple(wires)
    several = len(ports_of(node, document.parts).outputs) > 1
    name = _name_of(carried) or (source.port if several else node.title)
    return Crossing(name, source, carried)


def _name_of(wires: Iterable[Wire]) -> str:
    return next((wire.name for wire in wires if wire.name), "")


def _target(crossing: Crossing) -> End:
    return crossing.wires[0].target if crossing.wires else crossing.source


def _height(graph: Graph, end: End) -> tuple[float, float]:
    left, top = graph.nodes[end.node].place
    return top, left


def _apart(crossings: Iterable[Crossing]) -> list[Crossing]:
    """The crossings with names that make ports of different names."""
    found: list[Crossing] = []
    taken: set[str] = set()
    for one in crossings:
        name, number = one.name, 2
        while snake(name) in taken:
            name, number = f"{one.name} {number}", number + 1
        taken.add(snake(name))
        found.append(replace(one, name=name))
    return found

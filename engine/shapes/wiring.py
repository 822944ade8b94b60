"""Which output feeds which input, the order of the nodes, and wires that cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from engine.document.values import End, Graph, Node, Wire
from engine.language import Map, Ports
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    import networkx as nx


def fitting_wires(graph: Graph, ports: Map[str, Ports]) -> tuple[Wire, ...]:
    """The wires whose two ports are there and which are alone at their input."""
    real = [wire for wire in graph.wires if not _missing(wire, ports)]
    counts = Counter([wire.target for wire in real])
    return tuple(wire for wire in real if counts[wire.target] == 1)


def wire_problems(
    graph: Graph, ports: Map[str, Ports], faulty: Collection[str]
) -> Iterator[Problem]:
    """Wires to ports that are not there, and second wires into one input.

    faulty: nodes with a problem of their own, which says enough: their ports may not be known.
    """
    by_target: dict[End, list[Wire]] = defaultdict(list)
    for wire in graph.wires:
        if end := _missing(wire, ports):
            if end.node not in faulty:
                yield _missing_port(graph.nodes[end.node], end, wire)
        else:
            by_target[wire.target].append(wire)
    for target, wires in by_target.items():
        if len(wires) > 1:
            yield _second_wire(graph, target, tuple(wires))


def ordered(graph: Graph, wires: tuple[Wire, ...]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The nodes so that sources stand before what they feed, and the problem of a cycle.

    Nodes in a cycle, and behind it, are left out of the order.
    """
    order = tuple(_sorted(graph.nodes, wires))
    if len(order) == len(graph.nodes):
        return order, ()
    groups = cycles((wire.source.node, wire.target.node) for wire in wires)
    place = {name: number for number, name in enumerate(graph.nodes)}
    return order, tuple(
        _cycle(graph, sorted(group, key=place.__getitem__), wires) for group in groups
    )


def _sorted(nodes: Iterable[str], wires: tuple[Wire, ...]) -> Iterator[str]:
    """Nodes behind all that feed them, otherwise in their own order; none of a cycle."""
    names = tuple(nodes)
    place = {name: number for number, name in enumerate(names)}
    awaited = [0] * len(names)  # by place, by how many wires it still waits for a value
    fed: list[list[int]] = [[] for _ in names]
    for wire in wires:
        target = place[wire.target.node]
        fed[place[wire.source.node]].append(target)
        awaited[target] += 1
    ready = [number for number, count in enumerate(awaited) if not count]
    while ready:
        first = heappop(ready)
        yield names[first]
        for number in fed[first]:
            awaited[number] -= 1
            if not awaited[number]:
                heappush(ready, number)


def cycles(arrows: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The groups of names that lead back to themselves along arrows (from, to)."""
    import networkx as nx

    graph = nx.DiGraph(arrows)
    groups = nx.strongly_connected_components(graph)
    return [set(group) for group in groups if _is_cycle(graph, group)]


def _is_cycle(arrows: nx.DiGraph[str], group: set[str]) -> bool:
    return len(group) > 1 or any(arrows.has_edge(node, node) for node in group)


def _missing(wire: Wire, ports: Map[str, Ports]) -> End | None:
    if ports[wire.source.node].output(wire.source.port) is None:
        return wire.source
    return wire.target if ports[wire.target.node].input(wire.target.port) is None else None


def _missing_port(node: Node, end: End, wire: Wire) -> Problem:
    return Problem(
        "missing-port",
        (node.id,),
        node.title,
        f"it has no port {end.port!r}, which a wire ends at",
        advice="Delete the wire",
        wires=(wire,),
        end=end,
    )


def _second_wire(graph: Graph, target: End, wires: tuple[Wire, ...]) -> Problem:
    titles = " and ".join(graph.nodes[wire.source.node].title for wire in wires)
    return Problem(
        "second-wire",
        (target.node, *(wire.source.node for wire in wires)),
        f"{graph.nodes[target.node].title}, {target.port}",
        f"it cannot tell which of {titles} to use",
        "one wire",
        str(len(wires)),
        "Keep one of them, or add them up with a Sum",
        wires,
        target,
    )


def _cycle(graph: Graph, group: list[str], wires: tuple[Wire, ...]) -> Problem:
    titles = " → ".join(graph.nodes[name].title for name in group)
    inside = tuple(
        wire for wire in wires if wire.source.node in group and wire.target.node in group
    )
    return Problem(
        "cycle",
        tuple(group),
        titles,
        "these nodes wait for one another, so no value can be worked out first",
        "wires in one direction",
        "a circle",
        "Delete one of its wires",
        inside,
    )

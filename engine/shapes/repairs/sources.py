"""Outputs that an input could take its value from, the likeliest first."""

from __future__ import annotations

from engine.document.edits import connect, disconnect
from engine.document.values import End, Graph, Wire
from engine.language import Port
from engine.shapes.fitting import fits, reached
from engine.shapes.repairs.case import Case


def sources_for(case: Case, target: End) -> list[End]:
    """The outputs whose value fits an input, as far as can be told now."""
    fitting = (end for end in _outputs(case, target) if _fits(case, end, target))
    return sorted(fitting, key=lambda end: _rank(case, end, target))


def misfits_for(case: Case, target: End) -> list[End]:
    """The outputs whose value is known and does not fit an input."""
    known = (end for end in _outputs(case, target) if end in case.checked.types)
    others = (end for end in known if not _fits(case, end, target))
    return sorted(others, key=lambda end: _rank(case, end, target))


def rewired(graph: Graph, source: End, target: End) -> Graph:
    """The graph with one wire into an input, from another output than before."""
    return connect(disconnect(graph, *graph.wires_into(target.node, target.port)), source, target)


def moved(graph: Graph, wire: Wire, source: End, target: End) -> Graph:
    """The graph with a wire between other ends; it keeps its name and its bends."""
    return connect(disconnect(graph, wire), source, target, wire.name, wire.bends)


def _outputs(case: Case, target: End) -> list[End]:
    """The outputs that the input does not lead to, nor its node takes already."""
    behind = reached(case.graph, target.node, backwards=False)
    taken = {wire.source for wire in case.graph.wires_into(target.node)}
    ends = (End(name, port.name) for name in case.graph.nodes for port in _ports(case, name))
    return [end for end in ends if end.node not in behind and end not in taken]


def _ports(case: Case, name: str) -> tuple[Port, ...]:
    return case.checked.ports[name].outputs


def _fits(case: Case, source: End, target: End) -> bool:
    return fits(case.graph, case.checked, source, target)


def _rank(case: Case, source: End, target: End) -> tuple[bool, bool, float]:
    """What nobody uses comes first, as after a wire was taken away; then what stands near."""
    is_used = any(wire.source == source for wire in case.graph.wires)
    (x, y), (right, down) = (case.graph.nodes[end.node].place for end in (source, target))
    return is_used, source not in case.checked.types, abs(right - x) + abs(down - y)

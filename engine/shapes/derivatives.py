"""Derivatives that a block takes of one input with respect to another: whether there are any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.document.values import End, Graph
from engine.language import Port
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, boundary, part_name, part_ports
from engine.shapes.owners import role_of, stops_gradient
from engine.shapes.problems import Problem
from engine.shapes.typing import Typing, typed_part


def derivative_problems(typing: Typing, used: Iterable[str]) -> Iterator[Problem]:
    """Inputs whose derivative is taken and which do not depend on what it is taken by."""
    for name in used:
        ports = [
            port for port in typing.ports[name].inputs if End(name, port.name) in typing.sources
        ]
        for by in (port for port in ports if port.needs_gradient):
            for port in ports:
                if not (port.needs_gradient or port.stops_gradient):
                    yield from _underived(typing, name, port, by)


def _underived(typing: Typing, name: str, port: Port, by: Port) -> Iterator[Problem]:
    target = End(name, port.name)
    end, given = typing.sources[target], typing.sources[End(name, by.name)]
    if end != given and depends(typing.graph, typing.parts, typing, end, given):
        return
    node, before, after = (typing.graph.nodes[each] for each in (name, given.node, end.node))
    yield Problem(
        "derivative",
        (name, end.node),
        f"{after.title} to {node.title}, {port.name}",
        f"it is the very value at {by.name}, whose derivative is 1 whatever is trained"
        if end == given
        else f"no gradient leads from it back to the value that {before.title} gives to {by.name}, "
        "so there is no derivative to take",
        advice=f"Compute {port.name} from the value at {by.name}, with nothing between them that "
        "stops gradients",
        wires=tuple(wire for wire in typing.graph.wires if wire.target == target),
        end=target,
    )


def depends(graph: Graph, parts: Parts, known: Typing | Checked, wanted: End, given: End) -> bool:
    """Whether an output of a graph depends on another one by wires that carry gradients."""
    waiting, seen = [wanted], set[End]()
    while waiting:
        end = waiting.pop()
        if end == given:
            return True
        if end in seen or known.types[end].kind == "category":
            continue
        seen.add(end)
        inputs = (End(end.node, port) for port in _carrying(graph, parts, known, end))
        waiting += [known.sources[each] for each in inputs if each in known.sources]
    return False


def _carrying(graph: Graph, parts: Parts, known: Typing | Checked, end: End) -> Iterator[str]:
    """The inputs of a node on which one of its outputs depends with a gradient."""
    node = graph.nodes[end.node]
    if role_of(node) == "part":
        yield from _through(parts[part_name(node)], parts, known, end)
        return
    for port in known.ports[end.node].inputs:
        if not stops_gradient(node, port.name):
            yield port.name


def _through(part: Graph, parts: Parts, known: Typing | Checked, end: End) -> Iterator[str]:
    """The inputs of a Part on which one of its outputs depends with a gradient."""
    inside, ports = typed_part(part, parts, known.inputs[end.node]).checked, part_ports(part)
    place = [port.name for port in ports.outputs].index(end.port)
    source = inside.sources[End(boundary(part, "output")[place].id, "value")]
    for port, node in zip(ports.inputs, boundary(part, "input"), strict=True):
        if depends(part, parts, inside, source, End(node.id, "value")):
            yield port.name

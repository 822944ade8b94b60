"""Where the gradient of a value goes: to which values before it, and to whose weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.document.values import End, Graph
from engine.language import Types
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, block_of, boundary, part_name, part_ports
from engine.shapes.owners import role_of, weights_owner
from engine.shapes.typing import Typing, typed_part

Known = Typing | Checked
"""What is known of a graph: its types, weights and sources."""


def behind(graph: Graph, parts: Parts, known: Known, wanted: End) -> frozenset[End]:
    """An output and all those that its gradient goes back to; categories have none."""
    waiting, found = [wanted], set[End]()
    while waiting:
        end = waiting.pop()
        if end in found or known.types[end].kind == "category":
            continue
        found.add(end)
        for port in _carrying(graph, parts, known, end):
            source = known.sources.get(End(end.node, port))
            if source is not None:
                waiting.append(source)
    return frozenset(found)


def trained(graph: Graph, parts: Parts, known: Known, wanted: End) -> frozenset[str]:
    """The nodes whose own weights the gradient of an output changes; linked ones by their twin."""
    return frozenset(
        weights_owner(graph, end.node)
        for end in behind(graph, parts, known, wanted)
        if _changes(graph, parts, known, end)
    )


def differentiates_once(graph: Graph, parts: Parts, known: Known, end: End) -> bool:
    """Whether an output has a gradient that has none: its own, or one on its way in a Part."""
    node = graph.nodes[end.node]
    if role_of(node) == "part":
        return _through(graph, parts, known, end).is_once
    block = block_of(node)
    return block is not None and block.differentiates_once


def _changes(graph: Graph, parts: Parts, known: Known, end: End) -> bool:
    """Whether the gradient of an output changes the weights of its own node."""
    owner = graph.nodes[weights_owner(graph, end.node)]
    if not known.weights.get(owner.id) or owner.is_frozen:
        return False
    if role_of(owner) == "part":
        return _through(graph, parts, known, end).changes
    port = known.ports[end.node].output(end.port)
    return port is not None and not port.stops_gradient


def _carrying(graph: Graph, parts: Parts, known: Known, end: End) -> Sequence[str]:
    """The inputs of a node on which one of its outputs depends with a gradient."""
    block = block_of(graph.nodes[end.node])
    if block is None or block.stops_gradient:
        return ()
    if block.role == "part":
        return _through(graph, parts, known, end).inputs
    return [port.name for port in known.ports[end.node].inputs if not port.stops_gradient]


@dataclass(frozen=True)
class _Flow:
    """Where the gradient of a Part's output goes: to these inputs, and whether to its weights.

    is_once: whether it goes through what has a gradient that has none.
    """

    inputs: tuple[str, ...]
    changes: bool
    is_once: bool


def _through(graph: Graph, parts: Parts, known: Known, end: End) -> _Flow:
    part = parts[part_name(graph.nodes[end.node])]
    return _flow(part, parts, known.inputs[end.node], end.port)


@lru_cache(maxsize=512)
def _flow(part: Graph, parts: Parts, inputs: Types, output: str) -> _Flow:
    """What the gradient of an output of a Part does, for these types on its inputs."""
    inside, ports = typed_part(part, parts, inputs).checked, part_ports(part)
    place = [port.name for port in ports.outputs].index(output)
    source = inside.sources[End(boundary(part, "output")[place].id, "value")]
    found = behind(part, parts, inside, source)
    entries = zip(ports.inputs, boundary(part, "input"), strict=True)
    return _Flow(
        tuple(port.name for port, node in entries if End(node.id, "value") in found),
        any(_changes(part, parts, inside, each) for each in found),
        any(differentiates_once(part, parts, inside, each) for each in found),
    )

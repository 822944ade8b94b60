"""A node that becomes one of another block: it keeps its place, and its wires as far as it can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.document.values import End, Graph, Node, Wire
from engine.language import Block, Map, Parameters, Port, Value
from engine.shapes.checked import Checked
from engine.shapes.titles import title_of


def kept_parameters(block: Block, given: Mapping[str, Value]) -> Parameters:
    """Those parameters of another block that this one has as well, with values that it takes."""
    return Map(
        (name, value)
        for name, value in given.items()
        if (declared := block.parameter(name)) and not declared.fault(value)
    )


def replaced(
    graph: Graph, checked: Checked, node: Node, block: Block, parameters: Parameters | None = None
) -> Graph:
    """The graph with another block for a node; ports follow by their place."""
    given = kept_parameters(block, node.parameters) if parameters is None else parameters
    ports, new = checked.ports[node.id], block.ports_of(given)
    inputs, outputs = _names(ports.inputs, new.inputs), _names(ports.outputs, new.outputs)
    wires = tuple(_renamed(wire, node.id, inputs, outputs) for wire in graph.wires)
    after = replace(
        node, block=block.id, parameters=given, title=title_of(graph, node, block, given)
    )
    return replace(graph, nodes=Map({**graph.nodes, node.id: after}), wires=wires)


def _names(before: tuple[Port, ...], after: tuple[Port, ...]) -> dict[str, str]:
    return {one.name: other.name for one, other in zip(before, after, strict=False)}


def _renamed(wire: Wire, node: str, inputs: dict[str, str], outputs: dict[str, str]) -> Wire:
    source, target = wire.ends
    if source.node == node:
        source = End(node, outputs.get(source.port, source.port))
    if target.node == node:
        target = End(node, inputs.get(target.port, target.port))
    return wire if (source, target) == wire.ends else replace(wire, source=source, target=target)

"""Targets: which ports a wire could go to without a problem. No Qt."""

from __future__ import annotations

from engine.document.values import End, Graph
from engine.language import Block, Map, Misfit, Port, Type, infer, registry
from engine.shapes.checked import Checked


def inputs_for(graph: Graph, checked: Checked, source: End) -> frozenset[End]:
    """The inputs that an output could be wired to."""
    before = _reached(graph, source.node, backwards=True)
    return frozenset(
        end
        for node in graph.nodes
        if node not in before
        for end in _ends(node, checked, are_inputs=True)
        if fits(graph, checked, source, end)
    )


def outputs_for(graph: Graph, checked: Checked, target: End) -> frozenset[End]:
    """The outputs that could be wired to an input."""
    after = _reached(graph, target.node, backwards=False)
    return frozenset(
        end
        for node in graph.nodes
        if node not in after
        for end in _ends(node, checked, are_inputs=False)
        if fits(graph, checked, end, target)
    )


def fits(graph: Graph, checked: Checked, source: End, target: End) -> bool:
    """Whether the value of an output fits an input, as far as can be told now."""
    leaving = checked.ports[source.node].output(source.port)
    entering = checked.ports[target.node].input(target.port)
    if leaving is None or entering is None or not _are_alike(leaving, entering):
        return False
    found = checked.types.get(source)
    return found is None or _takes(graph, checked, target, found)


def first_input(block: Block, source: Port) -> str:
    """The input of a fresh node of a block that a wire from `source` goes to; empty for none."""
    ports = block.ports_of(Map()).inputs
    return next((port.name for port in ports if _are_alike(source, port)), "")


def first_output(block: Block, target: Port) -> str:
    """The output of a fresh node of a block that feeds `target`; empty for none."""
    ports = block.ports_of(Map()).outputs
    return next((port.name for port in ports if _are_alike(port, target)), "")


def _are_alike(leaving: Port, entering: Port) -> bool:
    """Whether both carry categories or both numbers, each with a batch axis or without."""
    kinds = (leaving.kind == "category", entering.kind == "category")
    return kinds[0] == kinds[1] and leaving.is_batched == entering.is_batched


def _takes(graph: Graph, checked: Checked, target: End, found: Type) -> bool:
    """Whether a node works with this type beside what it has; unknown while others are missing."""
    node = graph.nodes[target.node]
    block = registry().get(node.block)
    given = checked.inputs.get(node.id, Map()).put(target.port, found)
    ports = checked.ports[node.id].inputs
    is_whole = all(port.name in given or port.is_optional for port in ports)
    if block is None or block.role == "part" or not is_whole:
        return True
    try:
        infer(block, given, node.parameters)
    except Misfit:
        return False
    return True


def _ends(node: str, checked: Checked, *, are_inputs: bool) -> list[End]:
    ports = checked.ports[node]
    return [End(node, port.name) for port in (ports.inputs if are_inputs else ports.outputs)]


def _reached(graph: Graph, start: str, *, backwards: bool) -> set[str]:
    """The node and all that its wires lead to, in one direction."""
    steps: dict[str, set[str]] = {}
    for wire in graph.wires:
        source, target = wire.source.node, wire.target.node
        here, there = (target, source) if backwards else (source, target)
        steps.setdefault(here, set()).add(there)
    found, waiting = {start}, [start]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found

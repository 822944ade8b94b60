"""Targets: which ports a wire could go to without a problem, and why not to others. No Qt."""

from __future__ import annotations

from engine.document.edits import with_graph
from engine.document.values import Document, End, Graph, Wire
from engine.language import Block, Map, Port, Type
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.fitting import are_alike, fits, made, reached


def inputs_for(graph: Graph, checked: Checked, source: End) -> frozenset[End]:
    """The inputs that an output could be wired to."""
    before = reached(graph, source.node, backwards=True)
    return frozenset(
        end
        for node in graph.nodes
        if node not in before
        for end in _ends(node, checked, are_inputs=True)
        if fits(graph, checked, source, end)
    )


def outputs_for(graph: Graph, checked: Checked, target: End) -> frozenset[End]:
    """The outputs that could be wired to an input."""
    after = reached(graph, target.node, backwards=False)
    return frozenset(
        end
        for node in graph.nodes
        if node not in after
        for end in _ends(node, checked, are_inputs=False)
        if fits(graph, checked, end, target)
    )


def why_not(document: Document, before: Checked, graph: Graph, wire: Wire) -> str:
    """Why a wire does not fit in the graph that the document would have; empty where it does.

    before: what is known of the document. The target may then blame another wire instead.
    """
    checked = check(with_graph(document, graph))
    at_target = (each for each in checked.of_node(wire.target.node) if each.wires)
    drawn = next(each for each in graph.wires if each.ends == wire.ends)
    blaming = [
        *checked.of_wire(drawn),
        *(each for each in at_target if each not in before.problems),
    ]
    return next((problem.sentence for problem in blaming), "")


def first_input(block: Block, source: Port, found: Type | None = None) -> str:
    """The input of a fresh node of a block that a wire from `source` goes to; empty for none.

    found: the type on the wire, which the block must then work with as it is set at first.
    """
    ports = block.ports_of(Map()).inputs
    return next(
        (
            port.name
            for port in ports
            if are_alike(source, port) and (found is None or _works_with(block, port, found))
        ),
        "",
    )


def first_output(block: Block, target: Port) -> str:
    """The output of a fresh node of a block that feeds `target`; empty for none."""
    ports = block.ports_of(Map()).outputs
    return next((port.name for port in ports if are_alike(port, target)), "")


def _works_with(block: Block, port: Port, found: Type) -> bool:
    """Whether a fresh node works with a type on an input; it may while it needs others too."""
    needed = {each.name for each in block.ports_of(Map()).inputs if not each.is_optional}
    if block.role == "part" or needed - {port.name}:
        return True
    return made(block, Map({port.name: found}), Map()) is not None


def _ends(node: str, checked: Checked, *, are_inputs: bool) -> list[End]:
    ports = checked.ports[node]
    return [End(node, port.name) for port in (ports.inputs if are_inputs else ports.outputs)]

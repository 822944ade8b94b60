"""Proposals for wires that are missing, too many, in a circle, or lead to no port."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.document.edits import connect, disconnect
from engine.document.values import End, Wire
from engine.language import Map, registry
from engine.shapes.fitting import takes
from engine.shapes.repairs.bridges import bridges
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.losses import with_loss
from engine.shapes.repairs.nodes import without_node
from engine.shapes.repairs.placing import beside, between, placed, spliced
from engine.shapes.repairs.sources import misfits_for, moved, rewired, sources_for

A_FEW = 3
SUM = "sum"


def missing_wire(case: Case) -> Iterator[Proposal]:
    """Wire an output to it, through another block if need be, or place what gives such a value."""
    target = case.problem.end
    if target is None:
        return
    for source in islice(sources_for(case, target), A_FEW):
        title = f"Wire {case.name_of(source)} to it"
        yield case.proposal(title, rewired(case.graph, source, target))
    yield from _through(case, target)
    yield from with_loss(case, target)
    if not sources_for(case, target):
        yield from _data(case, target)


def second_wire(case: Case) -> Iterator[Proposal]:
    """Keep one of them, the newest first; or add two of them up."""
    wires, target = case.problem.wires, case.problem.end
    for kept in reversed(wires):
        title = f"Keep the wire from {case.name_of(kept.source)}"
        yield case.proposal(title, disconnect(case.graph, *(w for w in wires if w != kept)))
    if len(wires) == len(registry()[SUM].ports_of(Map()).inputs) and target:
        yield _added_up(case, wires, target)


def missing_port(case: Case) -> Iterator[Proposal]:
    """Lead the wire to another port of the node, take another source, or take the wire away."""
    (wire,), end = case.problem.wires, case.problem.end
    ports = case.checked.ports[case.node.id]
    if end == wire.source:
        for output in ports.outputs:
            source = End(case.node.id, output.name)
            title = f"Take {case.name_of(source)} instead"
            yield case.proposal(title, moved(case.graph, wire, source, wire.target))
        if case.checked.ports[wire.target.node].input(wire.target.port):
            for source in islice(sources_for(case, wire.target), A_FEW):
                title = f"Take {case.name_of(source)} instead"
                after = moved(case.graph, wire, source, wire.target)
                yield case.proposal(title, after, wire.target.node)
    else:
        for entry in ports.inputs:
            after = moved(case.graph, wire, wire.source, End(case.node.id, entry.name))
            yield case.proposal(f"Wire it to {entry.name}", after)
    yield case.proposal("Delete the wire", disconnect(case.graph, wire))


def cycle(case: Case) -> Iterator[Proposal]:
    """Take a value from outside the circle, take a wire away, or a node that can be done without.

    The wire that was drawn last is tried first: it closed the circle.
    """
    for wire in reversed(case.problem.wires):
        source, target = (case.graph.nodes[end.node].title for end in wire.ends)
        title = f"Delete the wire from {source} to {target}"
        yield case.proposal(title, disconnect(case.graph, wire), wire.target.node)
    for wire in reversed(case.problem.wires):
        for source_end in islice(sources_for(case, wire.target), 2):
            title = f"Wire {case.name_of(source_end)} to {case.graph.nodes[wire.target.node].title}"
            after = moved(case.graph, wire, source_end, wire.target)
            yield case.proposal(f"{title} instead", after, wire.target.node)
    for name in reversed(case.problem.nodes):
        yield from without_node(case, name)


def _through(case: Case, target: End) -> Iterator[Proposal]:
    """Wire what nearly fits to it, with a block between that makes it fit."""
    node = case.graph.nodes[target.node]
    wanted = tuple(case.inputs_of(target.node).values())
    for source in islice(misfits_for(case, target), A_FEW):
        found = case.checked.types[source]
        ways = bridges(found, lambda kind: takes(node, case.checked, target.port, kind), wanted)
        for bridge in islice(ways, 2):
            wired = rewired(case.graph, source, target)
            after, new = spliced(wired, Wire(source, target), bridge.block, bridge.parameters)
            title = f"Wire {case.name_of(source)} to it through {with_article(bridge.name)}"
            yield case.proposal(title, after, new)


def _data(case: Case, target: End) -> Iterator[Proposal]:
    """Place what gives data or noise, and wire it."""
    for block in registry().values():
        if block.role in ("data", "noise"):
            for port in block.ports_of(Map()).outputs:
                after, new = placed(case.graph, block, beside(case.graph, target.node, -1))
                title = f"Add {with_article(block.title)}"
                yield case.proposal(title, connect(after, End(new, port.name), target), new)


def _added_up(case: Case, wires: tuple[Wire, ...], target: End) -> Proposal:
    block = registry()[SUM]
    middle = between(case.graph, wires[-1].source.node, target.node)
    after, new = placed(disconnect(case.graph, *wires), block, middle)
    ports = block.ports_of(Map())
    for wire, port in zip(wires, ports.inputs, strict=True):
        after = connect(after, wire.source, End(new, port.name), wire.name, wire.bends)
    after = connect(after, End(new, ports.outputs[0].name), target)
    return case.proposal(f"Add them up with {with_article(block.title)}", after, new)

"""Proposals for nodes that cannot be where they are, as they are, or at all."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from engine.document.edits import connect, free_title, mute, remove, rename, set_parameter
from engine.document.values import Graph
from engine.language import registry
from engine.language.names import snake
from engine.shapes.interfaces import boundary, part_name
from engine.shapes.repairs.case import Case, Proposal, with_article
from engine.shapes.repairs.replacing import replaced
from engine.shapes.repairs.sources import moved, sources_for

A_FEW = 3


def without_node(case: Case, name: str) -> Iterator[Proposal]:
    """Delete a node and wire around it; or just delete it."""
    title = f"Delete {case.graph.nodes[name].title}"
    before = case.graph.wires_into(name)
    after = remove(case.graph, [name])
    if len(before) == 1 and before[0].source.node != name:
        around = after
        for wire in case.wires_from(name):
            bends = before[0].bends + wire.bends
            around = connect(around, before[0].source, wire.target, wire.name, bends)
        yield case.proposal(f"{title} and join its wires", around, before[0].source.node)
    yield case.proposal(title, after, *_neighbours(case, name))


def unknown_block(case: Case) -> Iterator[Proposal]:
    """Take a known block of such a name, or take the node away."""
    for name in get_close_matches(case.node.block, registry(), A_FEW):
        block = registry()[name]
        title = f"Replace it by {with_article(block.title)}"
        yield case.proposal(title, replaced(case.graph, case.checked, case.node, block))
    yield from without_node(case, case.node.id)


def unplaceable_part(case: Case) -> Iterator[Proposal]:
    """Place another Part, the likeliest first, or take the node away."""
    wanted = part_name(case.node)
    near = get_close_matches(wanted, case.parts, A_FEW, 0)
    for name in islice(dict.fromkeys((*near, *case.parts)), A_FEW):
        if name != wanted:
            after = set_parameter(case.graph, [case.node.id], "part", name)
            yield case.proposal(f"Place the Part {name}", after)
    yield from without_node(case, case.node.id)


def muted(case: Case) -> Iterator[Proposal]:
    """Let it work again, or take it away."""
    after = mute(case.graph, [case.node.id], is_muted=False)
    yield case.proposal(f"Unmute {case.node.title}", after)
    yield from without_node(case, case.node.id)


def misplaced(case: Case) -> Iterator[Proposal]:
    """Take a value that is there instead, or take the node away."""
    wires = case.wires_from(case.node.id)
    if wires:
        for source in islice(sources_for(case, wires[0].target), A_FEW):
            if source.node != case.node.id:
                after = case.graph
                for wire in wires:
                    after = moved(after, wire, source, wire.target)
                title = f"Take {case.name_of(source)} instead"
                yield case.proposal(title, remove(after, [case.node.id]), source.node)
    yield from without_node(case, case.node.id)


def twin_ports(case: Case) -> Iterator[Proposal]:
    """Give one of them another title, or take it away."""
    for name in case.problem.nodes:
        title = _free_port(case.graph, name)
        yield case.proposal(f"Rename one to {title}", rename(case.graph, name, title), name)
    for name in case.problem.nodes:
        yield from without_node(case, name)


def _free_port(graph: Graph, name: str) -> str:
    """A title for a port that no other port of the Part has."""
    node = graph.nodes[name]
    taken = {snake(other.title) for other in boundary(graph, node.block) if other is not node}
    title = free_title(graph, node.title)
    while snake(title) in taken:
        title = free_title(rename(graph, name, title), f"{title} 2")
    return title


def _neighbours(case: Case, name: str) -> tuple[str, ...]:
    """A node that a node was wired to, to look at when it is gone."""
    ends = [end for wire in case.graph.wires_of([name]) for end in wire.ends]
    others = [end.node for end in ends if end.node != name]
    return tuple(others[:1])

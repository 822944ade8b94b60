"""Proposals for a derivative that there is none of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.document.values import End
from engine.shapes.fitting import reached
from engine.shapes.repairs.case import Case, Proposal
from engine.shapes.repairs.nodes import without_node
from engine.shapes.repairs.sources import rewired, sources_for

A_FEW = 3


def underived(case: Case) -> Iterator[Proposal]:
    """Take it by something that the value comes from, take it of another value, or not at all."""
    target = case.problem.end
    if target is None:
        return
    source = case.checked.sources[target].node
    before = reached(case.graph, source, backwards=True)
    for port in case.checked.ports[case.node.id].inputs:
        if port.needs_gradient:
            by = End(case.node.id, port.name)
            ends = (end for end in sources_for(case, by) if end.node in before)
            for end in islice(ends, A_FEW):
                title = f"Take the derivative by {case.name_of(end)}"
                yield case.proposal(title, rewired(case.graph, end, by))
    for end in islice(sources_for(case, target), A_FEW):
        yield case.proposal(f"Wire {case.name_of(end)} to it", rewired(case.graph, end, target))
    yield from without_node(case, case.node.id)

"""Proposals for a batch that has fewer samples than a node needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.datasets import datasets
from engine.document.edits import set_parameter
from engine.document.values import Node, Settings
from engine.shapes.owners import role_of, setting
from engine.shapes.repairs.case import Case, Proposal
from engine.shapes.repairs.nodes import without_node


def small_batch(case: Case) -> Iterator[Proposal]:
    """Take a larger batch, generate more samples, or do without the node."""
    need, few = case.checked.needs[case.node.id].samples, case.problem.nodes[1:]
    if case.settings.batch_size < need:
        size = max(need, Settings().batch_size)
        larger = replace(case.settings, batch_size=size)
        yield replace(case.proposal(f"Use a batch size of {size:,}", case.graph), settings=larger)
    for node in (case.graph.nodes[name] for name in few):
        for rows in _enough(node, need):
            after = set_parameter(case.graph, [node.id], "rows", rows)
            yield case.proposal(f"Use {rows:,} samples in {node.title}", after, node.id)
    if role_of(case.node) == "layer":
        yield from without_node(case, case.node.id)


def _enough(node: Node, need: int) -> Iterator[int]:
    """How many samples a set must have for so many training rows; none where it cannot grow."""
    data = datasets()[str(setting(node, "data"))]
    if data.is_generated:
        rows = -(-need * data.rows // data.trained_on(data.rows))
        yield next(more for more in range(rows, 2 * rows + 2) if data.trained_on(more) >= need)

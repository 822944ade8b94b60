"""Proposals for nodes that use the weights of another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.document.edits import freeze, link, mute, take_weights
from engine.document.values import Graph
from engine.language import Map, Parameters
from engine.shapes.owners import weights_owner
from engine.shapes.repairs.case import Case, Proposal


def bad_link(case: Case) -> Iterator[Proposal]:
    """Give it weights of its own, or make the two alike."""
    graph, node = case.graph, case.node
    owner = graph.nodes[weights_owner(graph, node.id)]
    if owner.is_muted:
        yield case.proposal(f"Unmute {owner.title}", mute(graph, [owner.id], is_muted=False))
    if owner.id != node.id and owner.block == node.block:
        after = _put(graph, node.id, owner.parameters)
        yield case.proposal(f"Give {node.title} the parameters of {owner.title}", after)
    yield case.proposal("Remove the link", link(graph, node.id, ""))
    if owner.id != node.id and owner.block == node.block:
        after = _put(graph, owner.id, node.parameters)
        yield case.proposal(f"Give {owner.title} the parameters of {node.title}", after)


def idle_freeze(case: Case) -> Iterator[Proposal]:
    """Freeze the node that holds the weights, or let this one be trained."""
    node, twin = (case.graph.nodes[name] for name in case.problem.nodes)
    after = freeze(case.graph, [node.id], is_frozen=False)
    yield case.proposal(f"Unfreeze {node.title}", after)
    yield case.proposal(f"Freeze {twin.title}", freeze(case.graph, [twin.id]), twin.id)
    yield case.proposal("Remove the link", link(case.graph, node.id, ""))


def idle_weights(case: Case) -> Iterator[Proposal]:
    """Let it start with weights of its own."""
    after = take_weights(case.graph, case.node.id, None)
    yield case.proposal(f"Let {case.node.title} start anew", after)
    yield case.proposal("Remove the link", link(case.graph, case.node.id, ""))


def _put(graph: Graph, name: str, parameters: Parameters) -> Graph:
    node = replace(graph.nodes[name], parameters=parameters)
    return replace(graph, nodes=Map({**graph.nodes, name: node}))

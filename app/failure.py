"""Where a run failed, as a problem of the document that it trained."""

from __future__ import annotations

from engine.document.values import Graph
from engine.observations.records import RunEnded
from engine.shapes.problems import Problem

CODE = "run-failed"


def problems_of(end: RunEnded, graph: Graph) -> tuple[Problem, ...]:
    """The fault of a run at its node, if that is known. graph: what the run trained."""
    node = graph.nodes.get(end.node)
    if not node:
        return ()
    cause = end.message.removeprefix(f"{node.title}: ").removesuffix(".")
    return (Problem(CODE, (node.id,), node.title, cause),)


def sentence_of(end: RunEnded, graph: Graph) -> str:
    """Why a run failed, with the title of the node where it did; empty where it did not fail."""
    found = problems_of(end, graph)
    return found[0].sentence if found else end.message

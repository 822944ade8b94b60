"""Weights of an earlier run that a node starts with, and that are not there any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.run_folders import earlier_folders
from app.words import tr
from engine.document.edits import take_weights
from engine.document.values import Graph
from engine.shapes.check import starting
from engine.shapes.problems import Problem

CODE = "lost-weights"


def lost_weights(graph: Graph, path: Path | None) -> tuple[Problem, ...]:
    """A problem for each node that starts with weights of a run that is not there.

    path: of the file of the document.
    """
    if not any(node.weights_from for node in graph.nodes.values()):
        return ()  # what is asked at each edit, and mostly so, is answered without the disk
    return tuple(_lost(graph, earlier_folders(path)))


def repaired(graph: Graph, problem: Problem) -> tuple[str, Graph]:
    """What mends such a problem, in words, and the graph after it."""
    return tr("Start with random weights"), take_weights(graph, problem.nodes[0], None)


def _lost(graph: Graph, folders: tuple[Path, ...]) -> Iterator[Problem]:
    for node, wanted in starting(graph):
        if not any((folder / wanted.run).is_dir() for folder in folders):
            yield Problem(
                CODE,
                (node.id,),
                node.title,
                tr("it starts with weights of the run {run}, which is not there", run=wanted.run),
                advice=tr("Put its folder back, or let it start with random weights"),
            )

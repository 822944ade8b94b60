"""How many samples a training step takes, and which nodes need more of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.datasets import datasets
from engine.document.values import Graph, Node, Settings
from engine.language import Map
from engine.shapes.interfaces import block_of
from engine.shapes.owners import role_of
from engine.shapes.problems import Problem
from engine.shapes.typing import Typing


def batch_size_of(settings: Settings, graph: Graph, used: Collection[str]) -> int:
    """How many samples a step takes: no more than the smallest training set in use has."""
    return min([settings.batch_size, *(training_rows(node) for node in data_in(graph, used))])


def data_in(graph: Graph, used: Collection[str]) -> tuple[Node, ...]:
    """The Dataset nodes among those in use."""
    return tuple(graph.nodes[name] for name in used if role_of(graph.nodes[name]) == "data")


def training_rows(node: Node) -> int:
    """How many rows a Dataset node has to train on; as by its defaults where it is at fault."""
    block = block_of(node)
    known = block.filled(block.fitting(node.parameters)) if block else Map()
    return datasets()[str(known["data"])].training_rows(known)


def batch_problems(
    settings: Settings, typing: Typing, used: Collection[str], size: int
) -> Iterator[Problem]:
    """Nodes in use that a batch is too small for."""
    for name in used:
        need = typing.needs.get(name)
        if need is None or need.samples <= size:
            continue
        few = [node for node in data_in(typing.graph, used) if training_rows(node) < need.samples]
        titles = " and ".join(node.title for node in few)
        yield Problem(
            "small-batch",
            (name, *(node.id for node in few)),
            need.where,
            "in training it compares the samples of a batch with one another",
            f"a batch of at least {need.samples} samples",
            f"{size:,}",
            "Choose a larger batch size"
            if settings.batch_size < need.samples
            else f"Take more samples of {titles}",
        )

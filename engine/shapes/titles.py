"""Titles that came by themselves follow what a node is, until a person gives it another one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.document.edits import free_title, rename
from engine.document.values import Graph, Node
from engine.language import Block, Parameters
from engine.shapes.interfaces import block_of, faults_of


def title_of(graph: Graph, node: Node, block: Block, parameters: Parameters) -> str:
    """The title of a node that becomes this block with these parameters."""
    before = block_of(node)
    if before is None or not _is_own(node.title, before.title_of(node.parameters)):
        return node.title
    wanted = block.title_of(parameters)
    return node.title if _is_own(node.title, wanted) else free_title(graph, wanted)


def retitled(before: Graph, after: Graph, nodes: Iterable[str]) -> Graph:
    """The graph after an edit of the parameters of nodes, with the titles that follow from it."""
    for name in nodes:
        node, changed = before.nodes[name], after.nodes[name]
        block = block_of(changed)
        if block and not faults_of(changed, block):
            after = rename(after, name, title_of(after, node, block, changed.parameters))
    return after


def _is_own(title: str, given: str) -> bool:
    """Whether a title is the one that a node was given, with or without a number behind it."""
    return re.fullmatch(rf"{re.escape(given)}( \d+)?", title) is not None

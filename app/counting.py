"""Counted things in words: the one place that tells one from several."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from app.words import tr
from engine.document.values import Graph
from engine.shapes.problems import Problem

Counted = Literal[
    "block", "epoch", "frame", "note", "problem", "thread", "warning", "weight", "wire"
]
COUNTED: dict[Counted, tuple[str, str]] = {
    "block": ("1 block", "{count} blocks"),
    "epoch": ("1 epoch", "{count} epochs"),
    "frame": ("1 frame", "{count} frames"),
    "note": ("1 note", "{count} notes"),
    "problem": ("1 problem", "{count} problems"),
    "thread": ("1 thread", "{count} threads"),
    "warning": ("1 warning", "{count} warnings"),
    "weight": ("1 weight", "{count} weights"),
    "wire": ("1 wire", "{count} wires"),
}
"""One of a thing, and several."""


def count_words(count: int, one: Counted) -> str:
    """A counted thing: '1 problem', '33,474 weights'."""
    single, several = COUNTED[one]
    return tr(single) if count == 1 else tr(several, count=f"{count:,}")


def problem_words(count: int, *, are_warnings: bool) -> str:
    """Counted problems, or warnings where there is nothing worse; empty for none."""
    return count_words(count, "warning" if are_warnings else "problem") if count else ""


def told_words(problems: Collection[Problem]) -> str:
    """Problems, or warnings where there is nothing worse, counted; empty for none."""
    are_warnings = all(problem.is_warning for problem in problems)
    return problem_words(len(problems), are_warnings=are_warnings)


def titles(graph: Graph, nodes: Collection[str]) -> str:
    """One node by its title, several by their number."""
    if len(nodes) == 1:
        return graph.nodes[next(iter(nodes))].title
    return count_words(len(nodes), "block")

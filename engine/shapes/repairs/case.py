"""A problem with all that is known around it, and what is proposed to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.document.values import End, Graph, Node, Settings, Wire
from engine.language import Block, Map, Types
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, block_of
from engine.shapes.problems import Problem


@dataclass(frozen=True)
class Proposal:
    """An edit that may mend something: its name, the graph after it, the nodes to look at then.

    settings: those of the document after it; None where they stay.
    """

    title: str
    graph: Graph
    nodes: tuple[str, ...]
    settings: Settings | None = None


@dataclass(frozen=True)
class Case:
    """A problem of a graph: the canvas, or the inside of a Part."""

    graph: Graph
    parts: Parts
    checked: Checked
    problem: Problem
    settings: Settings = field(default_factory=Settings)

    @property
    def node(self) -> Node:
        """The node that the problem speaks of first."""
        return self.graph.nodes[self.problem.nodes[0]]

    @property
    def block(self) -> Block | None:
        """The block of that node."""
        return block_of(self.node)

    @property
    def inputs(self) -> Types:
        """The types on the inputs of that node, as far as they are known."""
        return self.inputs_of(self.node.id)

    def inputs_of(self, node: str) -> Types:
        """The types on the inputs of a node, as far as they are known."""
        return self.checked.inputs.get(node, Map())

    def wires_from(self, node: str) -> tuple[Wire, ...]:
        """The wires that leave a node."""
        return tuple(wire for wire in self.graph.wires if wire.source.node == node)

    def name_of(self, end: End) -> str:
        """An output as a person says it: Code, or Digits' images where there are several."""
        title = self.graph.nodes[end.node].title
        if len(self.checked.ports[end.node].outputs) == 1:
            return title
        return f"{title}’ {end.port}" if title.endswith("s") else f"{title}’s {end.port}"

    def proposal(self, title: str, graph: Graph, *nodes: str) -> Proposal:
        """A proposal; without other nodes, the one to look at is that of the problem."""
        return Proposal(title, graph, nodes or self.problem.nodes[:1])


SPOKEN_WITH_A_VOWEL = "AEFHILMNORSX"
"""The letters whose names begin with a vowel: an L1 penalty."""

Mender = Callable[[Case], Iterator[Proposal]]
"""What makes proposals for problems of one kind, the best first; they are yet to be tried."""


def with_article(title: str) -> str:
    """A title behind its article: a Flatten, an Optimizer, an RNN, a One-hot."""
    first, *_ = title.split(" ")
    if first.isupper() and len(first) > 1:
        is_vowel = first[0] in SPOKEN_WITH_A_VOWEL
    else:
        is_vowel = title[:1].lower() in "aeiou" and not title.startswith(("One", "Uni"))
    return f"{'an' if is_vowel else 'a'} {title}"

"""Drawings that many tests of the check begin with."""

from __future__ import annotations

from engine.document.values import Document, Graph
from engine.drawing import Drawing, Placed
from engine.shapes.check import check
from engine.shapes.problems import Problem


def problems(drawn: Drawing | Document) -> tuple[Problem, ...]:
    """All problems of a document."""
    return check(drawn.document if isinstance(drawn, Drawing) else drawn).problems


def only_problem(drawn: Drawing | Document) -> Problem:
    """The one problem that a document has."""
    found = problems(drawn)
    assert len(found) == 1, [problem.sentence for problem in found]
    return found[0]


def codes(drawn: Drawing | Document) -> list[str]:
    """The codes of all problems, sorted."""
    return sorted(problem.code for problem in problems(drawn))


class Network(Drawing):
    """Digits -> Flatten, and what a test puts behind it; `train` adds a loss and an Optimizer.

    Nodes: n1 Digits, n2 Flatten (64 numbers).
    """

    def __init__(self) -> None:
        super().__init__()
        self.digits = self.place("dataset")
        self.flat = self.place("flatten", self.digits)

    def train(self, prediction: Placed, target: Placed | None = None, **knobs: object) -> Placed:
        """A squared error between a prediction and the digits, and an Optimizer that takes it."""
        loss = self.place("mean_squared_error", prediction, target or self.flat)
        return self.place("optimizer", loss, **knobs)  # type: ignore[arg-type]  # knobs are values


def dense_part(units: int = 64, title: str = "x") -> Graph:
    """A Part of one Dense layer from x to y."""
    inside = Drawing()
    entry = inside.place("input", title=title)
    inside.place("output", inside.place("dense", entry, units=units), title="y")
    return inside.graph

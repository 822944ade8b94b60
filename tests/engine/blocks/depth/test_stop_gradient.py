"""What stands before a Stop gradient is not trained through it."""

from __future__ import annotations

from engine.document.values import Document
from engine.drawing import Drawing
from engine.shapes.check import check
from tests.engine.drawn import moved, node_of, run_of, weights_of


def stopped(*trains: str) -> Document:
    """A Dense, a Stop gradient and another Dense in a row."""
    drawing = Drawing("Stopped", epochs=1)
    moons = drawing.place("dataset", data="moons", rows=200)
    before = drawing.place("dense", moons["points"], title="Before", units=3)
    constant = drawing.place("stop_gradient", before)
    after = drawing.place("dense", constant, title="After", units=2)
    loss = drawing.place("mean_squared_error", after, moons["points"])
    ids = {"Before": before.id, "After": after.id}
    drawing.place("optimizer", loss, trains=tuple(ids[title] for title in trains))
    return drawing.document


def test_only_what_stands_behind_is_trained() -> None:
    run = run_of(stopped())
    before = weights_of(run)
    run.step()
    assert moved(before, weights_of(run)) == {node_of(stopped(), "After")}


def test_an_optimizer_cannot_ask_for_what_stands_before() -> None:
    (problem,) = check(stopped("Before")).problems
    assert node_of(stopped(), "Before") in problem.nodes

"""A space whose decoder is told a class beside the code."""

from __future__ import annotations

from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.latent.space import Space
from tests.engine.drawn import node_of, run_of, told_by


def told_a_class(rows: int = 200) -> Document:
    """Points of two moons through a code of three numbers; the decoder is told which moon."""
    drawing = Drawing("Conditional", epochs=2)
    moons = drawing.place("dataset", data="moons", rows=rows)
    told = drawing.place("one_hot", moons["label"], title="Condition")
    code = drawing.place("latent", moons["points"], dimensions=3, title="Code")
    both = drawing.place("concatenate", code, told, title="Both")
    again = drawing.place("linear", both, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    return drawing.document


def space_of(document: Document, title: str = "Code", steps: int = 2) -> Space:
    """The space of a run that made some steps."""
    run = run_of(document)
    told_by(run, steps)
    return Space(run, End(node_of(document, title), "z"))

"""Small documents that the tests of the engine train, and what their runs do as plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import torch
from torch import Tensor

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, Graph
from engine.drawing import Drawing, Placed
from engine.examples import example_paths
from engine.language import Value
from engine.program.scope import Scope
from engine.training.run import Run

CPU = torch.device("cpu")

Told = tuple[str, tuple[float, ...]]
"""One step: the id of its optimizer, and its loss and terms in their order."""


def digits_autoencoder(epochs: int = 2, **settings: int) -> Document:
    """The example: 18 steps an epoch."""
    document = read_document(example_paths()["digits-autoencoder"])
    wanted = replace(document.settings, epochs=epochs, **settings)
    return edits.with_settings(document, wanted)


def classifier(**settings: int) -> Document:
    """Which of two moons a point lies on: 2 steps an epoch of 64 of 140 points."""
    drawing = Drawing("Classifier", **{"epochs": 2, **settings})
    moons = drawing.place("dataset", data="moons", rows=200)
    hidden = drawing.place("dense", moons["points"], units=8, title="Hidden")
    told = drawing.place("probability", hidden, title="Told")
    loss = drawing.place("binary_cross_entropy", told, moons["label"])
    drawing.place("accuracy", told, moons["label"])
    drawing.place("optimizer", loss)
    return drawing.document


def moons_autoencoder(dimensions: int = 2, rows: int = 200, **settings: int) -> Document:
    """Points of the plane through a latent space and back: 2 steps an epoch."""
    drawing = Drawing("Moons autoencoder", **{"epochs": 2, **settings})
    moons = drawing.place("dataset", data="moons", rows=rows)
    hidden = drawing.place("dense", moons["points"], units=8, title="Hidden")
    code = drawing.place("latent", hidden, dimensions=dimensions, title="Code")
    unfolded = drawing.place("dense", code, units=8, title="Unfolded")
    again = drawing.place("linear", unfolded, shape=(2,), title="Again")
    loss = drawing.place("mean_squared_error", again, moons["points"], title="Loss")
    drawing.place("optimizer", loss, step_size=0.01)
    return drawing.document


def diverging(dimensions: int = 2, **settings: int) -> Document:
    """Steps so large that the loss is no number after a few of them."""
    document = moons_autoencoder(dimensions, **settings)
    graph = document.graph
    (adam,) = (node.id for node in graph.nodes.values() if node.block == "optimizer")
    changes: dict[str, Value] = {"rule": "sgd", "step_size": 10.0, "momentum": 0.999}
    for name, value in changes.items():
        graph = edits.set_parameter(graph, [adam], name, value)
    for node in ("n2", "n4"):
        graph = edits.set_parameter(graph, [node], "activation", "identity")
    return edits.with_graph(document, graph)


def ungraspable() -> Document:
    """Noise that fits in no memory there is."""
    drawing = Drawing("Ungraspable", batch_size=1 << 20, turns_per_epoch=1)
    noise = drawing.place("noise", shape=(65_536, 8_192), title="Too much")
    made = drawing.place("dense", noise, units=1)
    target = drawing.place("noise", shape=(65_536, 1))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, target))
    return drawing.document


def too_wide() -> Document:
    """Weights that fit in no memory there is."""
    drawing = Drawing("Too wide")
    noise = drawing.place("noise")
    wide = drawing.place("dense", noise, units=65_536)
    made = drawing.place("linear", wide, shape=(65_536, 16_384))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, made))
    return drawing.document


def duel(**settings: int) -> Document:
    """Two optimizers of different order with 2 steps and 1 step a turn, with noise and dropout.

    A maker turns noise into points; a judge, placed twice and linked, tells them from moons.
    """
    drawing = Drawing("Duel", **{"epochs": 2, "batch_size": 32, **settings})
    drawing.part("Maker", maker())
    drawing.part("Judge", judge())
    moons = drawing.place("dataset", data="moons", rows=200)
    noise = drawing.place("noise", shape=(2,))
    made = drawing.place("part", noise, part="Maker", title="Maker")
    real = drawing.place("part", moons["points"], part="Judge", title="Judge")
    fake = drawing.place("part", made, part="Judge", title="Judge of made", linked_to=real)
    apart = drawing.place("mean_squared_error", real, fake, title="Apart")
    near = drawing.place("mean_absolute_error", made, moons["points"], title="Near")
    both = drawing.place("sum", apart, near, title="Both")
    drawing.place(
        "optimizer", apart, title="Judging", trains=(real.id,), steps_a_turn=2, schedule="cosine"
    )
    drawing.place("optimizer", both, title="Making", trains=(made.id,), order=2, rule="sgd")
    return drawing.document


def rivals(
    orders: tuple[int, int] = (1, 1), steps: int = 1, schedule: str = "constant"
) -> Document:
    """Two linear maps of the same points: one wants to meet the other, which wants to flee."""
    drawing, moons = placed_points("Rivals", epochs=4)
    one = drawing.place("linear", moons["points"], shape=(2,), title="One")
    other = drawing.place("linear", moons["points"], shape=(2,), title="Other")
    near = drawing.place("mean_squared_error", one, other, title="Near")
    far = drawing.place("mean_absolute_error", other, one, title="Far")
    for title, loss, owned, order in (
        ("Meeting", near, one, orders[0]),
        ("Fleeing", far, other, orders[1]),
    ):
        drawing.place(
            "optimizer",
            loss,
            title=title,
            trains=(owned.id,),
            order=order,
            steps_a_turn=steps,
            step_size=0.05,
            schedule=schedule,
        )
    return drawing.document


def schooling(**settings: int) -> Document:
    """Three stages: points through a narrow Part and back, then a head on the Part, then both.

    2 steps an epoch: 3 turns, then 2, then the rest.
    """
    drawing = Drawing("Schooling", **{"epochs": 4, "batch_size": 64, **settings})
    drawing.part("Maker", maker())
    moons = drawing.place("dataset", data="moons", rows=200)
    made = drawing.place("part", moons["points"], part="Maker", title="Maker")
    again = drawing.place("linear", made, shape=(2,), title="Again")
    told = drawing.place("probability", made, title="Told")
    apart = drawing.place("mean_squared_error", again, moons["points"], title="Apart")
    surprise = drawing.place("binary_cross_entropy", told, moons["label"], title="Surprise")
    for number, (title, loss, owned, until) in enumerate(
        (
            ("Before", apart, (made, again), 3),
            ("Head", surprise, (told,), 5),
            ("All", surprise, (made, told), 0),
        ),
        1,
    ):
        drawing.place(
            "optimizer",
            loss,
            title=title,
            trains=tuple(node.id for node in owned),
            order=number,
            from_turn=(1, 4, 6)[number - 1],
            until_turn=until,
            schedule="cosine" if title == "Head" else "constant",
        )
    return drawing.document


def maker() -> Graph:
    """Two numbers in, two numbers out, with dropout between."""
    part = Drawing()
    noise = part.place("input", title="noise")
    hidden = part.place("dense", noise, units=8, title="Hidden")
    kept = part.place("dropout", hidden, rate=0.2, title="Kept")
    point = part.place("linear", kept, shape=(2,), title="Point")
    part.place("output", point, title="point")
    return part.graph


def judge() -> Graph:
    """Two numbers in, one from 0 to 1 out."""
    part = Drawing()
    points = part.place("input", title="points")
    hidden = part.place("dense", points, units=8, title="Hidden")
    real = part.place("probability", hidden, title="Real")
    part.place("output", real, title="real")
    return part.graph


def layer(title: str = "Hidden") -> Graph:
    """Two numbers in, two numbers out: a link of a chain."""
    part = Drawing()
    value = part.place("input", title="x")
    hidden = part.place("dense", value, units=2, activation="tanh", title=title)
    part.place("output", hidden, title="y")
    return part.graph


def iterating(
    is_linked: bool = True, steps: int = 10, mode: str = "steps", tolerance: float = 1e-3
) -> Document:
    """A Part that keeps points where they are, and noise that it is applied to again and again."""
    drawing, moons = placed_points("Iterating", epochs=12)
    drawing.part("Layer", layer())
    one = drawing.place("part", moons["points"], part="Layer", title="One")
    noise = drawing.place("noise", title="Noise")
    made = drawing.place(
        "iterate",
        noise,
        part="Layer",
        title="Made",
        linked_to=one if is_linked else None,
        steps=steps,
        mode=mode,
        tolerance=tolerance,
    )
    kept = drawing.place("mean_squared_error", one, moons["points"], title="Kept")
    near = drawing.place("mean_squared_error", made, moons["points"], title="Near")
    drawing.place("optimizer", drawing.place("sum", kept, near), title="Adam", step_size=0.01)
    return drawing.document


def placed_points(
    title: str = "Points", data: str = "moons", **settings: int
) -> tuple[Drawing, Placed]:
    """A drawing that begins with 200 samples of two moons, or with those of another set."""
    drawing = Drawing(title, **{"epochs": 1, "batch_size": 32, **settings})
    return drawing, drawing.place("dataset", data=data, rows=200)


def run_of(document: Document) -> Run:
    """A run on the processor."""
    return Run(document, CPU)


def told_by(run: Run, steps: int) -> list[Told]:
    """The next steps of a run; fewer where it is over before."""
    found: list[Told] = []
    for _ in range(steps):
        step = run.step()
        if step is None:
            break
        found.append((step.optimizer, tuple(value.item() for value in step.values.values())))
    return found


def node_of(document: Document, title: str) -> str:
    """The id of the node with this title."""
    (found,) = (node.id for node in document.graph.nodes.values() if node.title == title)
    return found


def weights_of(run: Run) -> dict[str, Tensor]:
    """A copy of all weights, by node id path."""
    return {name: tensor.clone() for name, tensor in run.weights().items()}


def moved(before: dict[str, Tensor], after: dict[str, Tensor]) -> set[str]:
    """The ids of the nodes on the canvas whose weights differ."""
    differing = (name for name in before if not torch.equal(before[name], after[name]))
    return {name.split(".")[0] for name in differing}


def text_of(run: Run, name: str) -> str:
    """A function or class of a run's text, as it stands there."""
    lines = run.program.text.splitlines()
    (start,) = (
        number
        for number, line in enumerate(lines)
        if line.lstrip().startswith((f"def {name}(", f"class {name}(", f"class {name}:"))
    )
    depth = len(lines[start]) - len(lines[start].lstrip())
    body = _until_dedent(lines[start + 1 :], depth)
    return "\n".join([lines[start], *body]).strip()


def _until_dedent(lines: Iterable[str], depth: int) -> list[str]:
    found = []
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        found.append(line)
    return found


def scope_of(run: Run) -> Scope:
    """The canvas as the text of a run sees it."""
    return run.program.plan.scope

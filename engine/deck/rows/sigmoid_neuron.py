"""Row 2: a sigmoid neuron, which comes as near to a step as its slope is large."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import torch

from engine.deck.figure import Bar, Figure, on_test
from engine.deck.runs import Runs
from engine.program.views import view

EXAMPLE = "sigmoid-neuron"
NEAREST, FARTHEST = 0.1, 5.0
"""Between which distances from the threshold the two are compared."""


def gap(runs: Runs, slope: float) -> float:
    """The largest |sigma(k z) - [z > 0]| of the trained neuron for |z| >= 0.1."""
    trained = runs.trained(EXAMPLE, f"Neuron.slope={slope}")
    neuron = trained.node("Neuron").id
    weights = {name: value.double().numpy() for name, value in trained.run.weights().items()}
    w, b = weights[f"{neuron}.weight"][0], weights[f"{neuron}.threshold"][0]
    away = np.linspace(NEAREST, FARTHEST, 491)
    z = np.concatenate([-away, away])
    made = view(trained.run.program, "look", trained.end("Neuron"))
    points = torch.from_numpy(np.outer(z + b, w / (w @ w))).float().to(trained.run.device)
    with torch.no_grad():
        found = trained.run.loaded.add(made)(trained.run.looking, points)
    return float(np.abs(found[:, 0].cpu().numpy() - (z > 0)).max())


def closed_form(slope: float) -> float:
    """What the gap is at |z| = 0.1, its largest: 1 / (1 + exp(0.1 k))."""
    return 1 / (1 + math.exp(NEAREST * slope))


def _gap(slope: float) -> Figure:
    exact = closed_form(slope)
    title = f"largest gap to the step for |z| >= 0.1 at slope {slope:g}"
    bar = Bar(exact - 1e-6, exact + 1e-6)
    return Figure(2, title, partial(gap, slope=slope), bar, lambda _: exact, "closed form")


FIGURES = (
    *map(_gap, (1.0, 10.0, 100.0)),
    Figure(2, "two blobs told apart", on_test(EXAMPLE, "Accuracy")),
)

"""Curves to be fitted."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Choice, Option

CURVES = (
    Option("parabola", "Parabola", "y = x^2."),
    Option("cubic", "Cubic", "y = x^3 - x."),
    Option("sine", "Sine", "y = sin(pi x)."),
    Option("absolute", "Absolute value", "y = |x|, with a bend at 0."),
    Option("step", "Step", "y = 1 where x > 0, else 0."),
    Option("bump", "Bump", "y = exp(-8 x^2)."),
)


def curves(rows: int, curve: str) -> tuple[np.ndarray, np.ndarray]:
    """Points on a curve: x (rows, 1) evenly at random from -1 to 1, y (rows, 1)."""
    x = np.random.default_rng(0).uniform(-1, 1, (rows, 1))
    if curve == "parabola":
        y = x**2
    elif curve == "cubic":
        y = x**3 - x
    elif curve == "sine":
        y = np.sin(np.pi * x)
    elif curve == "absolute":
        y = np.abs(x)
    elif curve == "step":
        y = np.where(x > 0, 1.0, 0.0)
    else:
        y = np.exp(-8 * x**2)
    return x.astype(np.float32), y.astype(np.float32)


DATASET = Dataset(
    id="curves",
    title="Curves",
    help="Points on a curve from -1 to 1, without noise.",
    source="generated",
    columns=(
        Column("x", (1,), help="Where on the axis the point lies, from -1 to 1."),
        Column("y", (1,), help="The height of the curve there."),
    ),
    load=curves,
    rows=1000,
    test=200,
    validation=100,
    parameters=(
        Choice("curve", "parabola", CURVES, title="Curve", help="Which curve the points lie on."),
    ),
    is_generated=True,
)

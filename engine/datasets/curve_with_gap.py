"""A curve that was not looked at in its middle."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Real


def curve_with_gap(rows: int, gap: float, scatter: float) -> tuple[np.ndarray, np.ndarray]:
    """A sine seen from -3 to 3 but for a gap in the middle: x (rows, 1), y (rows, 1)."""
    random = np.random.default_rng(0)
    x = random.uniform(gap / 2, 3, (rows, 1)) * random.choice([-1, 1], (rows, 1))
    y = np.sin(1.5 * x) + scatter * random.standard_normal((rows, 1))
    return x.astype(np.float32), y.astype(np.float32)


DATASET = Dataset(
    id="curve_with_gap",
    title="Curve with a gap",
    help="A sine with noise, seen on two intervals: between and beyond them nothing is known.",
    source="generated: y = sin(1.5 x) + noise for half the gap < |x| < 3",
    columns=(
        Column("x", (1,), help="Where the curve is looked at, from -3 to 3 but for the gap."),
        Column("y", (1,), help="The height of the curve there, with its noise."),
    ),
    load=curve_with_gap,
    rows=1000,
    test=200,
    validation=100,
    parameters=(
        Real("gap", 2.0, high=5.0, title="Gap", help="How wide the gap is that has no samples."),
        Real(
            "scatter",
            0.07,
            high=2.0,
            title="Scatter",
            help="Standard deviation of the Gaussian noise of the height.",
        ),
    ),
    is_generated=True,
)

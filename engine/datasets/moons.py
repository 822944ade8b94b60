"""Two half circles."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def moons(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Two half circles that reach into each other: points (rows, 2), label (rows,) 0 or 1."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 2
    angle = random.uniform(0, np.pi, rows)
    side = 1 - 2 * label
    points = np.stack([side * np.cos(angle) + label, side * np.sin(angle) + label / 2], axis=1)
    points += noise * random.standard_normal(points.shape)
    return points.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="moons",
    title="Moons",
    help="Two half circles that reach into each other, so that no straight line parts them.",
    source="generated, shaped like scikit-learn's make_moons",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column(
            "label",
            kind="category",
            classes=2,
            help="Which half circle it comes from: 0 the upper, 1 the lower.",
        ),
    ),
    load=moons,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(NOISE,),
    is_generated=True,
)

"""Two circles."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def circles(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """A circle of radius 1 around one of radius 1/2: points (rows, 2), label (rows,) 0 or 1."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 2
    angle = random.uniform(0, 2 * np.pi, rows)
    radius = 1 - label / 2
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    points += noise * random.standard_normal(points.shape)
    return points.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="circles",
    title="Circles",
    help="A small circle inside a large one, so that no straight line parts them.",
    source="generated, shaped like scikit-learn's make_circles",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column(
            "label",
            kind="category",
            classes=2,
            help="Which circle it comes from: 0 the outer, 1 the inner.",
        ),
    ),
    load=circles,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(NOISE,),
    is_generated=True,
)

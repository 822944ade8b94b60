"""Two spirals."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def two_spirals(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Two spirals of one and a half turns: points (rows, 2), label (rows,) 0 or 1."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 2
    way = np.sqrt(random.uniform(0, 1, rows))
    radius, angle = 3 * way, 3 * np.pi * way + np.pi * label
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    points += noise * random.standard_normal(points.shape)
    return points.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="two_spirals",
    title="Two spirals",
    help="Two spirals wound into each other, hard for a shallow network.",
    source="generated, after K. Lang and M. Witbrock, Learning to tell two spirals apart, 1988",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column("label", kind="category", classes=2, help="Which spiral it comes from."),
    ),
    load=two_spirals,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(NOISE,),
    is_generated=True,
)

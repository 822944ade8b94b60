"""A bent sheet."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def s_curve(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """A sheet bent like an S: points (rows, 3), position (rows,) along it from 0 to 1."""
    random = np.random.default_rng(0)
    position, across = random.uniform(0, 1, (2, rows))
    angle = 3 * np.pi * (position - 0.5)
    height = np.sign(angle) * (np.cos(angle) - 1)
    points = np.stack([np.sin(angle), 2 * across - 1, height], axis=1)
    points += noise * random.standard_normal((rows, 3))
    return points.astype(np.float32), position.astype(np.float32)


DATASET = Dataset(
    id="s_curve",
    title="S-curve",
    help="A sheet in space that is bent like an S, easier to unroll than a Swiss roll.",
    source="generated, shaped like scikit-learn's make_s_curve",
    columns=(
        Column("points", (3,), help="Where the point lies in space."),
        Column(
            "position",
            meaning="unit",
            help="How far along the S it lies, from 0 at one end to 1 at the other.",
        ),
    ),
    load=s_curve,
    rows=1000,
    test=200,
    validation=100,
    parameters=(NOISE,),
    is_generated=True,
)

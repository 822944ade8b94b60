"""A rolled-up sheet."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def swiss_roll(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """A sheet rolled up in space: points (rows, 3), position (rows,) from 0 inside to 1 outside."""
    random = np.random.default_rng(0)
    position, across = random.uniform(0, 1, (2, rows))
    angle = 1.5 * np.pi * (1 + 2 * position)
    points = np.stack([angle * np.cos(angle), 21 * across, angle * np.sin(angle)], axis=1)
    points = (points - [0.0, 10.5, 0.0]) / 7 + noise * random.standard_normal((rows, 3))
    return points.astype(np.float32), position.astype(np.float32)


DATASET = Dataset(
    id="swiss_roll",
    title="Swiss roll",
    help="A sheet rolled up in space: near each other in space is not near on the sheet.",
    source="generated, shaped like scikit-learn's make_swiss_roll at a seventh of its size",
    columns=(
        Column("points", (3,), help="Where the point lies in space."),
        Column(
            "position",
            meaning="unit",
            help="How far along the roll it lies: 0 at the inner end, 1 at the outer one.",
        ),
    ),
    load=swiss_roll,
    rows=1000,
    test=200,
    validation=100,
    parameters=(NOISE,),
    is_generated=True,
)

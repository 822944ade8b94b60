"""Exclusive or."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import NOISE, Column, Dataset


def xor(rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """A square of four quarters, opposite ones alike: points (rows, 2), label (rows,) 0 or 1."""
    random = np.random.default_rng(0)
    points = random.uniform(-1, 1, (rows, 2))
    label = points[:, 0] * points[:, 1] < 0
    points += noise * random.standard_normal(points.shape)
    return points.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="xor",
    title="Exclusive or",
    help="A square whose opposite quarters belong together, which a single neuron cannot learn.",
    source="generated, after M. Minsky and S. Papert, Perceptrons, 1969",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column(
            "label",
            kind="category",
            classes=2,
            help="1 where the signs of the two coordinates differed, before the noise.",
        ),
    ),
    load=xor,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(NOISE,),
    is_generated=True,
)

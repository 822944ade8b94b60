"""Two sines."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def two_sines(rows: int) -> tuple[np.ndarray, np.ndarray]:
    """The curve y = sin 2x + sin 5x: x (rows, 1) evenly at random from -2 to 2, y (rows, 1)."""
    x = np.random.default_rng(0).uniform(-2, 2, (rows, 1))
    y = np.sin(2 * x) + np.sin(5 * x)
    return x.astype(np.float32), y.astype(np.float32)


DATASET = Dataset(
    id="two_sines",
    title="Two sines",
    help="The curve y = sin 2x + sin 5x, which one sigmoid cannot follow and many can.",
    source="generated; deck: universal approximation, G. Cybenko, 1989",
    columns=(
        Column("x", (1,), help="Where on the axis the point lies, from -2 to 2."),
        Column("y", (1,), help="The height of the curve there."),
    ),
    load=two_sines,
    rows=1000,
    test=200,
    validation=100,
    is_generated=True,
)

"""Eight Gaussians on a circle."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import RADIUS, SPREAD, Column, Dataset


def ring_of_gaussians(rows: int, radius: float, spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Eight Gaussians on a circle: points (rows, 2), mode (rows,) from 0 to 7."""
    random = np.random.default_rng(0)
    mode = np.arange(rows) % 8
    angle = mode * (np.pi / 4)
    centre = radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    points = centre + spread * random.standard_normal((rows, 2))
    return points.astype(np.float32), mode.astype(np.int64)


DATASET = Dataset(
    id="ring_of_gaussians",
    title="Ring of Gaussians",
    help="Eight narrow clouds on a circle, of which a generator easily leaves some out.",
    source="generated; the test for lost modes of arXiv 1611.02163",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column("mode", kind="category", classes=8, help="Which of the clouds it comes from."),
    ),
    load=ring_of_gaussians,
    rows=1000,
    test=200,
    validation=100,
    parameters=(RADIUS, SPREAD),
    is_generated=True,
)

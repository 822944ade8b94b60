"""Twenty-five Gaussians on a grid."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import RADIUS, SPREAD, Column, Dataset


def grid_of_gaussians(rows: int, radius: float, spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Gaussians on a 5 x 5 grid: points (rows, 2), mode (rows,) from 0 to 24, row after row."""
    random = np.random.default_rng(0)
    mode = np.arange(rows) % 25
    centre = radius * (np.stack([mode % 5, mode // 5], axis=1) - 2) / 2
    points = centre + spread * random.standard_normal((rows, 2))
    return points.astype(np.float32), mode.astype(np.int64)


DATASET = Dataset(
    id="grid_of_gaussians",
    title="Grid of Gaussians",
    help="25 narrow clouds on a grid of 5 by 5, of which a generator easily leaves some out.",
    source="generated; the test for lost modes of arXiv 1606.00704",
    columns=(
        Column("points", (2,), help="Where the point lies in the plane."),
        Column(
            "mode",
            kind="category",
            classes=25,
            help="Which of the clouds it comes from, row after row from the lower left.",
        ),
    ),
    load=grid_of_gaussians,
    rows=1000,
    test=200,
    validation=100,
    parameters=(RADIUS, SPREAD),
    is_generated=True,
)

"""Round clouds."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Integer, Parameters, Real
from engine.language.reading import whole


def blobs(rows: int, centres: int, width: float) -> tuple[np.ndarray, np.ndarray]:
    """Gaussian clouds laid out like the seeds of a sunflower: points (rows, 2), label (rows,)."""
    random = np.random.default_rng(0)
    place = np.arange(centres)
    radius, angle = 1.5 * np.sqrt(place + 0.5), np.pi * (3 - np.sqrt(5)) * place
    centre = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    label = np.arange(rows) % centres
    points = centre[label] + width * random.standard_normal((rows, 2))
    return points.astype(np.float32), label.astype(np.int64)


def _columns(parameters: Parameters) -> tuple[Column, ...]:
    return (
        Column("points", (2,), help="Where the point lies in the plane."),
        Column(
            "label",
            kind="category",
            classes=whole(parameters, "centres"),
            help="Which cloud it comes from.",
        ),
    )


DATASET = Dataset(
    id="blobs",
    title="Blobs",
    help="Round clouds of points that hardly touch, which even a simple network tells apart.",
    source="generated, in the manner of scikit-learn's make_blobs",
    columns=_columns,
    load=blobs,
    rows=1000,
    test=200,
    validation=100,
    parameters=(
        Integer(
            "centres",
            3,
            low=2,
            high=20,
            title="Clouds",
            unit="clouds",
            help="How many clouds there are, so how many classes.",
        ),
        Real(
            "width",
            0.4,
            high=5.0,
            title="Width",
            help="Standard deviation of every cloud, in each direction.",
        ),
    ),
    is_generated=True,
)

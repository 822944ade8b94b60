"""Exercises and bodies."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def linnerud() -> tuple[np.ndarray, np.ndarray]:
    """Men at a gym: exercise (20, 3) and body (20, 3), both standardised over all rows."""
    from sklearn.datasets import load_linnerud

    found = load_linnerud()
    exercise = (found.data - found.data.mean(axis=0)) / found.data.std(axis=0)
    body = (found.target - found.target.mean(axis=0)) / found.target.std(axis=0)
    return exercise.astype(np.float32), body.astype(np.float32)


DATASET = Dataset(
    id="linnerud",
    title="Linnerud",
    help="Only 20 men at a gym: three exercises of each, and three measurements of his body.",
    source="scikit-learn load_linnerud; M. Tenenhaus, La régression PLS, 1998",
    columns=(
        Column("exercise", (3,), help="Chin-ups, sit-ups and jumps, each standardised."),
        Column("body", (3,), help="Weight, waist and pulse, each standardised."),
    ),
    load=linnerud,
    rows=20,
    test=4,
    validation=2,
)

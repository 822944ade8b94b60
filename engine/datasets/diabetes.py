"""How diabetes went on within a year."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def diabetes() -> tuple[np.ndarray, np.ndarray]:
    """Patients: features (442, 10) and progression (442, 1), both standardised over all rows."""
    from sklearn.datasets import load_diabetes

    found = load_diabetes(scaled=False)
    features = (found.data - found.data.mean(axis=0)) / found.data.std(axis=0)
    progression = (found.target[:, None] - found.target.mean()) / found.target.std()
    return features.astype(np.float32), progression.astype(np.float32)


DATASET = Dataset(
    id="diabetes",
    title="Diabetes",
    help="442 patients with ten measurements, and how far their diabetes went on within a year.",
    source="scikit-learn load_diabetes; B. Efron et al., Least angle regression, 2004",
    columns=(
        Column(
            "features",
            (10,),
            help="Age, sex, body mass, blood pressure and six blood values, each standardised.",
        ),
        Column(
            "progression",
            (1,),
            help="A measure of how it went on, standardised: mean 0, deviation 1.",
        ),
    ),
    load=diabetes,
    rows=442,
    test=88,
    validation=44,
)

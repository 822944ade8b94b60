"""Three species of iris."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def iris() -> tuple[np.ndarray, np.ndarray]:
    """Irises: features (150, 4) in cm, label (150,) from 0 to 2."""
    from sklearn.datasets import load_iris

    found = load_iris()
    return found.data.astype(np.float32), found.target.astype(np.int64)


DATASET = Dataset(
    id="iris",
    title="Iris",
    help="150 flowers of three species of iris, each measured four times.",
    source="scikit-learn load_iris; R. A. Fisher, Annals of Eugenics 7, 1936",
    columns=(
        Column(
            "features",
            (4,),
            meaning="positive",
            help="Length and width of the sepal, then of the petal, in cm.",
        ),
        Column(
            "label",
            kind="category",
            classes=3,
            help="The species: 0 setosa, 1 versicolor, 2 virginica.",
        ),
    ),
    load=iris,
    rows=150,
    test=30,
    validation=15,
    stratify="label",
)

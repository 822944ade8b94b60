"""Tumours, malignant or benign."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def breast_cancer() -> tuple[np.ndarray, np.ndarray]:
    """Tumours: features (569, 30), standardised over all rows; label (569,) 0 or 1."""
    from sklearn.datasets import load_breast_cancer

    found = load_breast_cancer()
    features = (found.data - found.data.mean(axis=0)) / found.data.std(axis=0)
    return features.astype(np.float32), found.target.astype(np.int64)


DATASET = Dataset(
    id="breast_cancer",
    title="Breast cancer",
    help="569 tumours, each with 30 measurements of the nuclei of its cells under a microscope.",
    source="scikit-learn load_breast_cancer; W. Wolberg et al., UCI repository, 1995",
    columns=(
        Column(
            "features",
            (30,),
            help="Radius, texture, perimeter and so on: mean, error and worst, each standardised.",
        ),
        Column("label", kind="category", classes=2, help="0 malignant, 1 benign."),
    ),
    load=breast_cancer,
    rows=569,
    test=114,
    validation=57,
    stratify="label",
    least_class=149,
)

"""Wines from three growers."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def wine() -> tuple[np.ndarray, np.ndarray]:
    """Wines: features (178, 13), standardised over all rows; label (178,) from 0 to 2."""
    from sklearn.datasets import load_wine

    found = load_wine()
    features = (found.data - found.data.mean(axis=0)) / found.data.std(axis=0)
    return features.astype(np.float32), found.target.astype(np.int64)


DATASET = Dataset(
    id="wine",
    title="Wine",
    help="178 wines from three growers of one valley, each with 13 chemical measurements.",
    source="scikit-learn load_wine; M. Forina et al., UCI repository, 1991",
    columns=(
        Column(
            "features",
            (13,),
            help="Alcohol, malic acid, ash and so on, each standardised: mean 0, deviation 1.",
        ),
        Column("label", kind="category", classes=3, help="The grower, 0 to 2."),
    ),
    load=wine,
    rows=178,
    test=36,
    validation=18,
    stratify="label",
    least_class=33,
)

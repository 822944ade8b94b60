"""Three species of iris."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Choice, Option, Parameters

FEATURES = Column(
    "features",
    (4,),
    meaning="positive",
    help="Length and width of the sepal, then of the petal, in cm.",
)
SPECIES = Choice(
    "species",
    "all",
    (
        Option("all", "All three", "0 setosa, 1 versicolor, 2 virginica."),
        Option("setosa", "Setosa or not", "1 setosa, 0 the others; a plane parts them."),
    ),
    title="Species",
    help="What the label tells apart.",
)


def _columns(parameters: Parameters) -> tuple[Column, ...]:
    if parameters["species"] == "setosa":
        label = Column("label", kind="category", classes=2, help="1 for setosa, else 0.")
    else:
        words = "The species: 0 setosa, 1 versicolor, 2 virginica."
        label = Column("label", kind="category", classes=3, help=words)
    return FEATURES, label


def iris(species: str) -> tuple[np.ndarray, np.ndarray]:
    """Irises: features (150, 4) in cm, label (150,) from 0 to 2, or 1 for setosa and 0 if not."""
    from sklearn.datasets import load_iris

    found = load_iris()
    label = found.target == 0 if species == "setosa" else found.target
    return found.data.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="iris",
    title="Iris",
    help="150 flowers of three species of iris, each measured four times.",
    source="scikit-learn load_iris; R. A. Fisher, Annals of Eugenics 7, 1936",
    columns=_columns,
    load=iris,
    rows=150,
    test=30,
    validation=15,
    stratify="label",
    least_class=35,
    parameters=(SPECIES,),
)

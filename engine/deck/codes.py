"""What the codes of digits are held against: each other, and principal components of the images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.deck.runs import Trained

if TYPE_CHECKING:
    import numpy as np
    from sklearn.decomposition import PCA

    Codes = np.ndarray

NEIGHBOURS = 10


def agreement(training: Codes, test: Codes, trained: Trained) -> float:
    """The share of the 10 nearest training codes that have the label of a test code.

    training, test: (rows, dimensions), in the order of the digits that a run was trained on.
    """
    from sklearn.neighbors import NearestNeighbors

    labels, truth = (trained.column("Digits.label", split) for split in ("training", "test"))
    fitted = NearestNeighbors(n_neighbors=NEIGHBOURS).fit(training)
    nearest = fitted.kneighbors(test, return_distance=False)
    return float((labels[nearest] == truth[:, None]).mean())


def vote(training: Codes, test: Codes, trained: Trained) -> float:
    """The share of test codes whose label is that of most of the 10 nearest training codes."""
    from sklearn.neighbors import KNeighborsClassifier

    labels, truth = (trained.column("Digits.label", split) for split in ("training", "test"))
    return float(KNeighborsClassifier(NEIGHBOURS).fit(training, labels).score(test, truth))


def agreement_of_components(dimensions: int, trained: Trained) -> float:
    """The same of principal components in place of codes."""
    _, training, test = components(dimensions, trained)
    return agreement(training, test, trained)


def error_of_components(dimensions: int, trained: Trained) -> float:
    """The mean squared error of test images that principal components of the training ones make."""
    fitted, _, test = components(dimensions, trained)
    made = fitted.inverse_transform(test)
    return float(((made - images(trained)[1]) ** 2).mean())


def components(dimensions: int, trained: Trained) -> tuple[PCA, Codes, Codes]:
    """Principal components of the training images, and those of training and test images."""
    from sklearn.decomposition import PCA

    training, test = images(trained)
    fitted = PCA(dimensions).fit(training)
    return fitted, fitted.transform(training), fitted.transform(test)


def images(trained: Trained) -> tuple[Codes, Codes]:
    """The training and the test images, (rows, pixels) each."""
    columns = [trained.column("Digits.images", split) for split in ("training", "test")]
    training, test = (column.reshape(len(column), -1) for column in columns)
    return training, test

"""Row 19: an autoencoder of digits with a code of two numbers, beside principal components."""

from __future__ import annotations

from engine.deck.figure import Figure, at_most, on_test
from engine.deck.runs import Runs

DIMENSIONS = 2


def of_components(runs: Runs) -> float:
    """The mean squared error of as many principal components of the training images."""
    from sklearn.decomposition import PCA

    trained = runs.trained("digits-autoencoder")
    rows, test = (trained.column("Digits.images", split) for split in ("training", "test"))
    rows, test = rows.reshape(len(rows), -1), test.reshape(len(test), -1)
    components = PCA(DIMENSIONS).fit(rows)
    made = components.inverse_transform(components.transform(test))
    return float(((made - test) ** 2).mean())


FIGURES = (
    Figure(
        19,
        "digits autoencoder, 2 dimensions: test error",
        on_test("digits-autoencoder", "Reconstruction"),
        at_most(0.040),
        of_components,
        "PCA",
    ),
)

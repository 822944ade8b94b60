"""Row 19: autoencoders of digits with codes of 2, 8 and 16 numbers, beside principal components.

Components need no training, and come close where there are many numbers.
"""

from __future__ import annotations

from functools import partial

from engine.deck.codes import agreement, agreement_of_components, error_of_components
from engine.deck.figure import Figure, at_least, at_most, on_test
from engine.deck.runs import Runs, Trained

EXAMPLE, MEASURED = "digits-autoencoder", "digits-latent-space"
"""The same network, without and with measures of its code."""


def of_dimensions(dimensions: int, runs: Runs) -> Trained:
    """The example with a code of so many numbers."""
    changes = () if dimensions == 2 else (f"Code.dimensions={dimensions}",)  # noqa: PLR2004 - as it is drawn
    return runs.trained(EXAMPLE, *changes)


def error(dimensions: int, runs: Runs) -> float:
    """The mean squared error on the test images."""
    return of_dimensions(dimensions, runs).test("Reconstruction")


def error_beside(dimensions: int, runs: Runs) -> float:
    """The same error of as many principal components of the training images."""
    return error_of_components(dimensions, of_dimensions(dimensions, runs))


def neighbours_agree(runs: Runs) -> float:
    """The share of the 10 nearest training codes with the label of a test code."""
    trained = runs.trained(MEASURED)
    return agreement(trained.output("Code", "training"), trained.output("Code"), trained)


def components_agree(runs: Runs) -> float:
    """The same of two principal components."""
    return agreement_of_components(2, runs.trained(MEASURED))


FIGURES = (
    Figure(
        19,
        "digits autoencoder, 2 dimensions: test error",
        partial(error, 2),
        at_most(0.040),
        partial(error_beside, 2),
        "PCA",
    ),
    Figure(
        19,
        "digits autoencoder, 8 dimensions: test error",
        partial(error, 8),
        at_most(0.019),
        partial(error_beside, 8),
        "PCA",
    ),
    Figure(
        19,
        "digits autoencoder, 16 dimensions: test error",
        partial(error, 16),
        None,
        partial(error_beside, 16),
        "PCA",
    ),
    Figure(
        19,
        "digits autoencoder, 2 dimensions: 10 nearest training codes agree",
        neighbours_agree,
        at_least(0.74),
        components_agree,
        "PCA",
    ),
    Figure(
        19,
        "digits autoencoder, 2 dimensions: 10 nearest of the test codes agree",
        on_test(MEASURED, "Nearest 10 agree"),
    ),
    Figure(19, "digits autoencoder, 2 dimensions: silhouette", on_test(MEASURED, "Silhouette")),
)

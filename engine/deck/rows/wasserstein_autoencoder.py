"""Row 22: a Wasserstein autoencoder of digits, whose codes lie like N(0, I), beside a plain one."""

from __future__ import annotations

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs

WASSERSTEIN, PLAIN = "digits-wae", "digits-latent-space"


def distance(runs: Runs) -> float:
    """The Fréchet distance of the test codes to N(0, I)."""
    return runs.trained(WASSERSTEIN).test("Fréchet distance")


def distance_beside(runs: Runs) -> float:
    """The same of the plain autoencoder."""
    return runs.trained(PLAIN).test("Fréchet distance")


def error_ratio(runs: Runs) -> float:
    """The test error, over that of the plain autoencoder."""
    return runs.trained(WASSERSTEIN).test("Reconstruction") / error_beside(runs)


def error_beside(runs: Runs) -> float:
    """The test error of the plain autoencoder."""
    return runs.trained(PLAIN).test("Reconstruction")


def neighbours_agree(runs: Runs) -> float:
    """The share of the 10 nearest of the test codes that have the label of each."""
    return runs.trained(WASSERSTEIN).test("10 nearest agree")


def neighbours_beside(runs: Runs) -> float:
    """The same of the plain autoencoder."""
    return runs.trained(PLAIN).test("10 nearest agree")


FIGURES = (
    Figure(
        22,
        "WAE, 2 dimensions: Fréchet distance of the codes to N(0, I)",
        distance,
        at_most(0.2),
        distance_beside,
        "autoencoder",
    ),
    Figure(
        22,
        "WAE, 2 dimensions: test error, over the autoencoder's",
        error_ratio,
        at_most(1.2),
        error_beside,
        "error of it",
    ),
    Figure(
        22,
        "WAE, 2 dimensions: 10 nearest of the test codes agree",
        neighbours_agree,
        None,
        neighbours_beside,
        "autoencoder",
    ),
)

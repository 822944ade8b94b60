"""Row 22: a Wasserstein autoencoder of digits, whose codes lie like N(0, I), beside a plain one."""

from __future__ import annotations

from engine.deck.figure import Figure, at_most, on_test
from engine.deck.runs import Runs

WASSERSTEIN, PLAIN = "digits-wae", "digits-latent-space"
DISTANCE, ERROR, AGREEMENT = "Fréchet distance", "Reconstruction", "Nearest 10 agree"


def error_ratio(runs: Runs) -> float:
    """The test error, over that of the plain autoencoder."""
    return on_test(WASSERSTEIN, ERROR)(runs) / on_test(PLAIN, ERROR)(runs)


FIGURES = (
    Figure(
        22,
        "WAE, 2 dimensions: Fréchet distance of the codes to N(0, I)",
        on_test(WASSERSTEIN, DISTANCE),
        at_most(0.2),
        on_test(PLAIN, DISTANCE),
        "autoencoder",
    ),
    Figure(
        22,
        "WAE, 2 dimensions: test error, over the autoencoder's",
        error_ratio,
        at_most(1.2),
        on_test(PLAIN, ERROR),
        "error of it",
    ),
    Figure(
        22,
        "WAE, 2 dimensions: 10 nearest of the test codes agree",
        on_test(WASSERSTEIN, AGREEMENT),
        None,
        on_test(PLAIN, AGREEMENT),
        "autoencoder",
    ),
)

"""Row 21: an adversarial autoencoder of digits, beside the plain one of the same layers."""

from __future__ import annotations

from functools import partial

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs

EXAMPLE, PLAIN = "digits-adversarial-autoencoder", "digits-autoencoder"
WORSE = 1.2
"""How much worse than the plain one it may reconstruct."""


def measured(title: str, runs: Runs) -> float:
    """What a node of the example gives on the test rows."""
    return runs.trained(EXAMPLE).test(title)


def plain_distance(runs: Runs) -> float:
    """The Frechet distance to N(0, I) of the codes of the plain autoencoder, on the test rows."""
    import numpy as np

    codes = runs.trained(PLAIN).output("Code")
    spread = np.sqrt(np.linalg.eigvalsh(np.cov(codes.T, bias=True)).clip(min=0))
    return float((codes.mean(axis=0) ** 2).sum() + ((spread - 1) ** 2).sum())


def plain_error(runs: Runs) -> float:
    """The reconstruction error of the plain autoencoder on the test rows."""
    return runs.trained(PLAIN).test("Reconstruction")


def ratio(runs: Runs) -> float:
    """The reconstruction error in shares of the plain one's."""
    return measured("Reconstruction", runs) / plain_error(runs)


FIGURES = (
    Figure(
        21,
        "AAE of digits: Frechet distance to N(0, I)",
        partial(measured, "Fréchet distance"),
        at_most(0.3),
        plain_distance,
        "plain",
    ),
    Figure(
        21,
        "AAE of digits: test error",
        partial(measured, "Reconstruction"),
        None,
        plain_error,
        "plain",
    ),
    Figure(21, "AAE of digits: error by that of the plain one", ratio, at_most(WORSE)),
    Figure(21, "AAE of digits: accuracy of D", partial(measured, "Discriminator accuracy")),
)

"""Row 14: a Gaussian head on a curve with growing noise, beside the density that was drawn from."""

from __future__ import annotations

from engine.deck.figure import HALF_BAND, Bar, Figure, at_most, on_test
from engine.deck.runs import Runs, Trained

surprise = on_test("growing-noise", "Surprise")
"""The negative log-likelihood of the head on the test rows, in nats."""


def _trained(runs: Runs) -> Trained:
    return runs.trained("growing-noise")


def above_oracle(runs: Runs) -> float:
    """The surprise on the test rows less that of the true density, in nats."""
    return surprise(runs) - oracle(runs)


def oracle(runs: Runs) -> float:
    """The negative log-likelihood of the density that the test rows were drawn from, in nats."""
    import numpy as np

    trained = _trained(runs)
    mean, deviation = np.moveaxis(trained.column("Curve.truth"), -1, 0)
    z = (trained.column("Curve.y") - mean) / deviation
    return float((z**2 / 2 + np.log(deviation) + np.log(2 * np.pi) / 2).mean())


def coverage_of_truth(runs: Runs) -> float:
    """The share of the test rows in the 90 % interval of the true density."""
    import numpy as np

    trained = _trained(runs)
    mean, deviation = np.moveaxis(trained.column("Curve.truth"), -1, 0)
    return float((abs(trained.column("Curve.y") - mean) <= HALF_BAND * deviation).mean())


FIGURES = (
    Figure(14, "Gaussian head: nats above the truth", above_oracle, at_most(0.05)),
    Figure(14, "Gaussian head: surprise, nats", surprise, None, oracle, "the truth"),
    Figure(
        14,
        "Gaussian head: 90 % interval holds",
        on_test("growing-noise", "Coverage of 90 %"),
        Bar(0.86, 0.93),
        coverage_of_truth,
        "the truth",
    ),
)

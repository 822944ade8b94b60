"""Row 17: the gradient of a batch of M rows, whose variance is V / M."""

from __future__ import annotations

import numpy as np

from engine.deck.figure import Bar, Figure
from engine.deck.runs import Runs
from engine.training.gradients import gradient_variance

EXAMPLE = "gradient-variance"
SIZES = (1, 2, 4, 8, 16, 32, 64)
DRAWS, MANY_DRAWS = 1500, 3000


def slope(runs: Runs) -> float:
    """The slope of the logarithm of the variance against that of M, drawn with replacement."""
    variances = [variance(runs, size, DRAWS, is_replaced=True) for size in SIZES]
    return float(np.polyfit(np.log(SIZES), np.log(variances), 1)[0])


def share_without_replacement(runs: Runs) -> float:
    """The variance of half of the N rows, none of them drawn twice, beside what it should be.

    That is (N - M) / (N - 1) times the variance of as many rows drawn with replacement.
    """
    count = len(runs.trained(EXAMPLE).column("Moons.points", "training"))
    size = count // 2
    replaced, once = (variance(runs, size, MANY_DRAWS, is_replaced=each) for each in (True, False))
    return once / replaced * (count - 1) / (count - size)


def variance(runs: Runs, size: int, draws: int, *, is_replaced: bool) -> float:
    """The variance of the gradient of a batch of `size` rows, after training."""
    trained = runs.trained(EXAMPLE)
    optimizer = trained.node("SGD").id
    return gradient_variance(trained.run, optimizer, size, is_replaced=is_replaced, draws=draws)


FIGURES = (
    Figure(17, "slope of log variance against log M", slope, Bar(-1.05, -0.95)),
    Figure(
        17,
        "variance without replacement at M = N / 2, over (N - M) / (N - 1) V / M",
        share_without_replacement,
        Bar(0.95, 1.05),
    ),
)

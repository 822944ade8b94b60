"""Rows 12 and 13: constants that a loss and a range teach, beside what statistics says they are."""

from __future__ import annotations

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs, Trained


def _trained(runs: Runs) -> Trained:
    return runs.trained("learned-constants")


def by_squared_error(runs: Runs) -> float:
    """How far the constant is from the mean of the training rows."""
    trained = _trained(runs)
    mean = trained.column("Sales.amount", "training").mean()
    return float(abs(trained.output("Mean", "training")[0, 0] - mean))


def by_absolute_error(runs: Runs) -> float:
    """How far the constant is from the median of the training rows."""
    import numpy as np

    trained = _trained(runs)
    median = np.median(trained.column("Sales.amount", "training"))
    return float(abs(trained.output("Median", "training")[0, 0] - median))


def by_poisson(runs: Runs) -> float:
    """How far the rates are from the mean count of the training rows, the farther of the two."""
    trained = _trained(runs)
    mean = trained.column("Sales.pieces", "training").mean()
    rates = [trained.output(f"Rate by {link}", "training")[0, 0] for link in ("exp", "softplus")]
    return float(max(abs(rate - mean) for rate in rates))


def by_softmax(runs: Runs) -> float:
    """The largest gap between a probability and the share of its class in the training rows."""
    import numpy as np

    trained = _trained(runs)
    kinds = trained.column("Sales.kind", "training")
    learned = trained.output("Frequencies", "training")[0]
    return float(abs(learned - np.bincount(kinds) / len(kinds)).max())


FIGURES = (
    Figure(12, "Poisson, exp and softplus: gap to the mean", by_poisson, at_most(1e-3)),
    Figure(12, "softmax: gap to the frequencies", by_softmax, at_most(1e-3)),
    Figure(13, "squared error: gap to the mean", by_squared_error, at_most(1e-3)),
    Figure(13, "absolute error: gap to the median", by_absolute_error, at_most(5e-3)),
)

"""Row 10: recurrent layers on the adding problem, which asks them to remember over 30 steps."""

from __future__ import annotations

from engine.deck.figure import Figure, at_most, on_test
from engine.deck.runs import Runs

ERROR = "Squared error"


def of_the_mean(runs: Runs) -> float:
    """The squared error of an answer that does not look: the mean of the training targets, 1."""
    trained = runs.trained("adding-lstm")
    known, true = (trained.column("Adding problem.target", split) for split in ("training", "test"))
    return float(((known.mean() - true) ** 2).mean())


FIGURES = (
    Figure(
        10,
        "adding problem, 30 steps, LSTM: test error",
        on_test("adding-lstm", ERROR),
        at_most(0.01),
        of_the_mean,
        "mean",
    ),
    Figure(
        10,
        "adding problem, 30 steps, GRU: test error",
        on_test("adding-gru", ERROR),
        at_most(0.005),
        of_the_mean,
        "mean",
    ),
    Figure(
        10,
        "adding problem, 30 steps, plain RNN: test error",
        on_test("adding-rnn", ERROR),
        baseline=of_the_mean,
        baseline_title="mean",
    ),
)

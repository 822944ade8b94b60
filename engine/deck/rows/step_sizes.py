"""Row 18: SGD on (w - x)^2 / 2 with x from N(0, 1), four thousand times side by side.

The minimum lies at w = 0, so the mean of w^2 over them is the variance about it.
"""

from __future__ import annotations

from engine.deck.figure import Bar, Figure, at_least, at_most
from engine.deck.runs import Runs

EXAMPLE = "noisy-quadratic"
CONSTANT = (0.1, 0.5)
"""Constant steps that are held to the formula."""
ONE_OVER_T = ("SGD.schedule=one_over_t", "SGD.step_size=1")
ONE_OVER_T_SQUARED = ("SGD.schedule=power_law", "SGD.step_size=1", "SGD.t0=1", "SGD.power=2")


def furthest(runs: Runs) -> float:
    """Where a constant step a settles, as a multiple of a / (2 - a): of two the worse one."""
    shares = [variance(runs, f"SGD.step_size={size}") * (2 - size) / size for size in CONSTANT]
    return max(shares, key=lambda share: abs(share - 1))


def variance(runs: Runs, *changes: str) -> float:
    """The mean of w^2 after 10,000 steps of the example with some changes."""
    trained = runs.trained(EXAMPLE, *changes)
    weights = trained.run.weights()[f"{trained.node('Weight w').id}.value"]
    return float((weights**2).mean())


FIGURES = (
    Figure(
        18,
        "constant step: variance over a / (2 - a), the worse one of a = 0.1 and 0.5",
        furthest,
        Bar(0.9, 1.1),
    ),
    Figure(
        18,
        "1/t: variance after 10,000 steps",
        lambda runs: variance(runs, *ONE_OVER_T),
        at_most(1.5e-4),
        lambda _: 1e-4,
        "mean of 10,000",
    ),
    Figure(
        18,
        "constant step 0.1, whose squares have no finite sum: the same, failing",
        lambda runs: variance(runs, "SGD.step_size=0.1"),
        at_least(1e-2),
    ),
    Figure(
        18,
        "1/t^2, whose sum is finite: the same, failing",
        lambda runs: variance(runs, *ONE_OVER_T_SQUARED),
        at_least(1e-2),
    ),
)

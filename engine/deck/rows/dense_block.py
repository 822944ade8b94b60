"""Row 3: dense blocks, which part what no line parts."""

from __future__ import annotations

from functools import partial

from engine.deck.figure import Figure, at_least, on_test
from engine.deck.runs import Runs

SEEDS = range(20)


def xor_learned(runs: Runs, example: str) -> float:
    """With how many of 20 seeds all answers are right."""
    return float(sum(runs.trained(example, seed=seed).test("Accuracy") == 1 for seed in SEEDS))


def of_a_line(runs: Runs, example: str, data: str) -> float:
    """The accuracy of logistic regression, which draws one line."""
    from sklearn.linear_model import LogisticRegression

    trained = runs.trained(example)
    training, test = (
        (trained.column(f"{data}.points", split), trained.column(f"{data}.label", split))
        for split in ("training", "test")
    )
    return float(LogisticRegression().fit(*training).score(*test))


FIGURES = (
    Figure(
        3,
        "XOR with 8 hidden neurons: learned with so many of 20 seeds",
        partial(xor_learned, example="xor"),
        at_least(19),
        is_of_a_seed=False,
    ),
    Figure(
        3,
        "XOR with 2 hidden neurons: learned with so many of 20 seeds",
        partial(xor_learned, example="xor-two-neurons"),
        is_of_a_seed=False,
    ),
    *(
        Figure(
            3,
            f"{title}: test accuracy",
            on_test(example, "Accuracy"),
            at_least(bar),
            partial(of_a_line, example=example, data=data),
            "logistic regression",
        )
        for title, example, data, bar in (
            ("moons", "moons", "Moons", 0.99),
            ("circles", "circles", "Circles", 0.99),
            ("two spirals of 1.5 turns, noise 0.02", "two-spirals", "Spirals", 0.98),
        )
    ),
)

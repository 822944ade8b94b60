"""Row 8: a number from a category, which is read as one-hot, as its code, or embedded."""

from __future__ import annotations

from engine.deck.figure import Figure, Value, at_least, at_most, on_test
from engine.deck.runs import Runs


def least_squares(example: str, source: str) -> Value:
    """R² on the test rows of the straight line or plane that fits the training rows best."""

    def value(runs: Runs) -> float:
        from sklearn.linear_model import LinearRegression

        trained = runs.trained(example)
        rows, test = (trained.output(source, split) for split in ("training", "test"))
        known, true = (trained.column("Categories.target", split) for split in ("training", "test"))
        return float(LinearRegression().fit(rows, known).score(test, true))

    return value


FIGURES = (
    Figure(
        8,
        "category of 12, one-hot: R² on the test rows",
        on_test("categories-one-hot", "R²"),
        at_least(0.93),
        least_squares("categories-one-hot", "One-hot"),
        "least squares",
    ),
    Figure(
        8,
        "the same category by its integer code: R²",
        on_test("categories-code", "R²"),
        at_most(0.05),
        least_squares("categories-code", "Categories.code"),
        "least squares",
    ),
    Figure(8, "the same category embedded: R²", on_test("categories-embedding", "R²")),
)

"""Amounts, counts and kinds that depend on nothing."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def sales(rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Amounts (rows, 1), counts (rows, 1) and kinds (rows,) of sales, each by itself."""
    random = np.random.default_rng(0)
    amount = random.gamma(2.0, 0.5, (rows, 1))
    count = random.poisson(2.5, (rows, 1))
    kind = random.choice(4, rows, p=[0.5, 0.25, 0.15, 0.1])
    return amount.astype(np.float32), count.astype(np.float32), kind.astype(np.int64)


DATASET = Dataset(
    id="sales",
    title="Sales",
    help="Three columns without an input: the best prediction of each is a constant.",
    source="generated: amounts from a gamma distribution, counts from a Poisson distribution",
    columns=(
        Column("amount", (1,), meaning="positive", help="What was paid: many small, few large."),
        Column("pieces", (1,), kind="whole", meaning="counts", help="How many pieces were sold."),
        Column("kind", kind="category", classes=4, help="Which of four kinds it was."),
    ),
    load=sales,
    rows=1000,
    test=200,
    validation=100,
    stratify="kind",
    is_generated=True,
)

"""A category whose numbering says nothing."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def categories(rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A category (rows,) from 0 to 11, its code as a number (rows, 1), and target (rows, 1)."""
    random = np.random.default_rng(0)
    category = np.arange(rows) % 12
    target = np.cos(4 * category) + 0.15 * random.standard_normal(rows)
    numbers = np.stack([category, target], axis=1).astype(np.float32)
    return category.astype(np.int64), numbers[:, :1], numbers[:, 1:]


DATASET = Dataset(
    id="categories",
    title="Categories",
    help="A number that depends on a category of 12, up and down along the categories' codes.",
    source="generated: cos(4 k) for category k, and noise of standard deviation 0.15",
    columns=(
        Column("category", kind="category", classes=12, help="Which of the categories it is."),
        Column("code", (1,), help="The same as a number, 0 to 11, which claims an order."),
        Column("target", (1,), help="The number to predict."),
    ),
    load=categories,
    rows=1000,
    test=200,
    validation=100,
    is_generated=True,
)

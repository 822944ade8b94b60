"""Counts that follow a rate."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def counts(rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places (rows, 1), counts (rows, 1) and the rates that they were drawn from (rows, 1)."""
    random = np.random.default_rng(0)
    x = random.uniform(-2, 2, (rows, 1))
    rate = np.exp(1 + 0.7 * x)
    count = random.poisson(rate)
    return x.astype(np.float32), count.astype(np.float32), rate.astype(np.float32)


DATASET = Dataset(
    id="counts",
    title="Counts",
    help="How often something happened, where the rate grows with x: whole numbers from 0 on.",
    source="generated: n from a Poisson distribution with the rate exp(1 + 0.7 x), x in -2 to 2",
    columns=(
        Column("x", (1,), help="The place, from -2 to 2."),
        Column("events", (1,), kind="whole", meaning="counts", help="How often it happened there."),
        Column("rate", (1,), meaning="rate", help="The rate that the count was drawn from."),
    ),
    load=counts,
    rows=1000,
    test=200,
    validation=100,
    is_generated=True,
)

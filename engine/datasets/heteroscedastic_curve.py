"""A curve with noise that grows along it."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def heteroscedastic_curve(rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places (rows, 1), values (rows, 1), and the mean and deviation drawn from (rows, 1, 2)."""
    from scipy.special import ndtri

    random = np.random.default_rng(0)
    even = (np.arange(rows) + 0.5) / rows
    x = 6 * even - 3
    mean, deviation = np.sin(1.5 * x), 0.05 + 0.4 / (1 + np.exp(-1.5 * x))
    y = mean + deviation * ndtri(random.permutation(even))
    truth = np.stack([mean, deviation], axis=1)
    columns = (x[:, None], y[:, None], truth[:, None])
    first, second, third = (column.astype(np.float32) for column in columns)
    return first, second, third


DATASET = Dataset(
    id="heteroscedastic_curve",
    title="Curve with growing noise",
    help="A sine whose noise grows from left to right, so that a mean alone does not describe it.",
    source="generated: y from N(sin 1.5 x, s^2), s = 0.05 + 0.4 / (1 + exp(-1.5 x)), x in -3 to 3",
    columns=(
        Column("x", (1,), help="The place, from -3 to 3."),
        Column("y", (1,), help="The value there, with its noise."),
        Column(
            "truth",
            (1, 2),
            meaning="gaussian",
            help="The mean and the deviation that the value was drawn from.",
        ),
    ),
    load=heteroscedastic_curve,
    rows=1500,
    test=300,
    validation=150,
    is_generated=True,
)

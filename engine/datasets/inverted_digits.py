"""Handwritten digits as a negative."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset


def inverted_digits() -> tuple[np.ndarray, np.ndarray]:
    """Light digits on ink: images (1797, 8, 8) from 0 to 1, label (1797,) from 0 to 9."""
    from sklearn.datasets import load_digits

    found = load_digits()
    return (1 - found.images / 16).astype(np.float32), found.target.astype(np.int64)


DATASET = Dataset(
    id="inverted_digits",
    title="Inverted digits",
    help="The same handwritten digits as a negative: ink where the paper was, in the same order.",
    source="scikit-learn load_digits; E. Alpaydin and C. Kaynak, UCI repository, 1998",
    columns=(
        Column("images", (8, 8), meaning="unit", help="Grey values: 1 is paper, 0 is ink."),
        Column("label", kind="category", classes=10, help="Which digit it is, 0 to 9."),
    ),
    load=inverted_digits,
    rows=1797,
    test=500,
    validation=130,
    stratify="label",
    least_class=113,
)

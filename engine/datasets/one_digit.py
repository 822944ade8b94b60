"""Handwritten digits, one of which counts as normal."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Integer

NORMAL = Integer(
    "normal",
    0,
    low=0,
    high=9,
    title="Normal",
    help="The digit that counts as normal, 0 to 9; every other one is an anomaly.",
)


def one_digit(normal: int) -> tuple[np.ndarray, ...]:
    """Handwritten digits, `normal` among others: images (1797, 8, 8), and three of (1797,)."""
    from sklearn.datasets import load_digits

    found = load_digits()
    is_normal = found.target == normal
    images, label = (found.images / 16).astype(np.float32), found.target.astype(np.int64)
    return images, label, is_normal.astype(np.float32), (~is_normal).astype(np.int64)


DATASET = Dataset(
    id="one_digit",
    title="Digits, one of them normal",
    help="The 1,797 handwritten digits; what knows one of them alone is to notice all the others.",
    source="scikit-learn load_digits; E. Alpaydin and C. Kaynak, UCI repository, 1998",
    columns=(
        Column("images", (8, 8), meaning="unit", help="Grey values: 0 is paper, 1 is ink."),
        Column("label", kind="category", classes=10, help="Which digit it is, 0 to 9."),
        Column("is_normal", meaning="unit", help="1 for the normal digit, 0 for the others."),
        Column("is_anomaly", kind="category", classes=2, help="The same as a class: 1 for others."),
    ),
    load=one_digit,
    rows=1797,
    test=500,
    validation=130,
    stratify="label",
    least_class=113,
    parameters=(NORMAL,),
)

"""Handwritten digits, each somewhere on a larger field."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Integer, Parameters
from engine.language.reading import whole

FIELD = Integer(
    "field",
    12,
    low=8,
    high=64,
    title="Field",
    unit="pixels",
    help="Height and width of the field; the digit is 8 × 8, the rest is paper.",
)


def digits_on_a_field(field: int) -> tuple[np.ndarray, np.ndarray]:
    """Handwritten digits anywhere on a field: images (1797, field, field), label (1797,)."""
    from sklearn.datasets import load_digits

    found = load_digits()
    images = np.zeros((len(found.images), field, field), np.float32)
    corners = np.random.default_rng(0).integers(0, field - 7, (len(images), 2))
    for image, digit, (top, left) in zip(images, found.images, corners, strict=True):
        image[top : top + 8, left : left + 8] = digit / 16
    return images, found.target.astype(np.int64)


def _columns(parameters: Parameters) -> tuple[Column, ...]:
    side = whole(parameters, "field")
    return (
        Column("images", (side, side), meaning="unit", help="Grey values: 0 is paper, 1 is ink."),
        Column("label", kind="category", classes=10, help="Which digit it is, 0 to 9."),
    )


DATASET = Dataset(
    id="digits_on_a_field",
    title="Digits on a field",
    help="The 1,797 handwritten digits, each placed anywhere on a larger field: what they are does "
    "not depend on where they stand.",
    source="scikit-learn load_digits, placed at random; E. Alpaydin and C. Kaynak, 1998",
    columns=_columns,
    load=digits_on_a_field,
    rows=1797,
    test=500,
    validation=130,
    stratify="label",
    parameters=(FIELD,),
)

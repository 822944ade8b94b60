"""Handwritten digits in noise that belongs to them: each image was seen once."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Real

DEVIATION = Real(
    "deviation",
    0.5,
    high=10.0,
    title="Deviation",
    help="The standard deviation of the noise on every pixel, which is the same in every epoch.",
)


def noisy_digits(deviation: float) -> tuple[np.ndarray, np.ndarray]:
    """Digits with fixed noise: images (1797, 8, 8) around 0 to 1, label (1797,) from 0 to 9."""
    from sklearn.datasets import load_digits

    found, random = load_digits(), np.random.default_rng(0)
    images = found.images / 16 + deviation * random.standard_normal(found.images.shape)
    return images.astype(np.float32), found.target.astype(np.int64)


DATASET = Dataset(
    id="noisy_digits",
    title="Noisy digits",
    help="The same 1,797 digits under noise that stays with each image, as from a bad camera.",
    source="scikit-learn load_digits; E. Alpaydin and C. Kaynak, UCI repository, 1998",
    columns=(
        Column("images", (8, 8), help="Grey values from 0 to 1, plus Gaussian noise."),
        Column("label", kind="category", classes=10, help="Which digit it is, 0 to 9."),
    ),
    load=noisy_digits,
    rows=1797,
    test=500,
    validation=130,
    stratify="label",
    least_class=113,
    parameters=(DEVIATION,),
)

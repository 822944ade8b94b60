"""Parity."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Integer, Parameters
from engine.language.reading import whole


def parity(rows: int, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Random bits and whether an odd number of them is 1: sequence (rows, bits), label (rows,)."""
    random = np.random.default_rng(0)
    sequence = random.integers(0, 2, (rows, bits))
    sequence[:, -1] = (sequence[:, :-1].sum(axis=1) + np.arange(rows)) % 2
    return sequence.astype(np.float32), np.arange(rows) % 2


def _columns(parameters: Parameters) -> tuple[Column, ...]:
    return (
        Column("sequence", (whole(parameters, "bits"),), meaning="unit", help="The bits, 0 or 1."),
        Column("label", kind="category", classes=2, help="1 where an odd number of the bits is 1."),
    )


DATASET = Dataset(
    id="parity",
    title="Parity",
    help="Bits of which the number of ones is odd or even; every single bit turns the answer.",
    source="generated, after M. Minsky and S. Papert, Perceptrons, 1969",
    columns=_columns,
    load=parity,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(
        Integer(
            "bits",
            8,
            low=1,
            high=1000,
            title="Bits",
            unit="bits",
            help="How many bits there are.",
        ),
    ),
    is_generated=True,
)

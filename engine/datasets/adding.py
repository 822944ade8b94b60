"""The adding problem."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Integer, Parameters
from engine.language.reading import whole


def adding(rows: int, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Numbers from 0 to 1 with two marked: sequence (rows, length, 2), their sum (rows, 1)."""
    random = np.random.default_rng(0)
    numbers = random.uniform(0, 1, (rows, length))
    first = random.integers(0, length // 2, rows)
    second = random.integers(length // 2, length, rows)
    marks = np.zeros((rows, length))
    marks[np.arange(rows), first] = marks[np.arange(rows), second] = 1
    target = (numbers * marks).sum(axis=1, keepdims=True)
    return np.stack([numbers, marks], axis=2).astype(np.float32), target.astype(np.float32)


def _columns(parameters: Parameters) -> tuple[Column, ...]:
    steps = whole(parameters, "length")
    return (
        Column("sequence", (steps, 2), help="At each step a number from 0 to 1, and its mark."),
        Column("target", (1,), help="The sum of the two numbers whose mark is 1."),
    )


DATASET = Dataset(
    id="adding",
    title="Adding problem",
    help="A sequence in which two numbers are marked, one in each half; their sum is asked for.",
    source="generated, after S. Hochreiter and J. Schmidhuber, Long short-term memory, 1997",
    columns=_columns,
    load=adding,
    rows=1000,
    test=200,
    validation=100,
    parameters=(
        Integer(
            "length",
            30,
            low=2,
            high=1000,
            title="Length",
            unit="steps",
            help="How many steps the sequence has.",
        ),
    ),
    is_generated=True,
)

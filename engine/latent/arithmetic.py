"""Arithmetic in a latent space: the difference of two groups, added to a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.latent.decoding import decoded
from engine.latent.dimensions import NO_NUMBERS
from engine.latent.space import Space, Unanswerable
from engine.questions.arithmetic import AddDifference, Everything, Group, OfClass, OfRows, Sums
from engine.questions.spots import OfRow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats

MOST_IN_A_GROUP = 4_000
"""A mean is taken of so many samples at most."""


def sums(space: Space, asked: AddDifference) -> Sums:
    """Add the difference as often as it is asked for. Raises Unanswerable."""
    groups = [_rows(space, group) for group in (asked.minus, asked.plus)]
    (minus, of_minus), (plus, of_plus) = (_mean(space, rows) for rows in groups)
    start = space.codes_of((asked.start,))
    row = asked.start.row if isinstance(asked.start, OfRow) else int(space.nearest(start)[0])
    added = start + np.outer(asked.amounts, plus - minus).astype(np.float32)
    return Sums(
        decoded(space, np.stack([minus, plus]), np.array([of_minus, of_plus])),
        decoded(space, added, np.full(len(added), row)),
        (len(groups[0]), len(groups[1])),
        float(np.linalg.norm(plus - minus)),
        row,
    )


def _rows(space: Space, group: Group) -> NDArray[np.int64]:
    """At most so many that a mean is quick, evenly among all of the group."""
    match group:
        case Everything():
            rows = np.arange(len(space.labels))
        case OfClass(label):
            rows = np.flatnonzero(space.labels == label)
        case OfRows(rows):
            pass
    if len(rows) <= MOST_IN_A_GROUP:
        return rows
    return rows[np.linspace(0, len(rows) - 1, MOST_IN_A_GROUP).astype(np.int64)]


def _mean(space: Space, rows: NDArray[np.int64]) -> tuple[Floats, int]:
    """The mean of the codes that are numbers, and the one of these samples that lies nearest."""
    if not len(rows):
        raise Unanswerable("One of the two groups is empty; choose one with samples for each.")
    codes = space.codes(rows)
    is_finite = np.isfinite(codes).all(axis=1)
    codes, rows = codes[is_finite], rows[is_finite]
    if not len(codes):
        raise Unanswerable(NO_NUMBERS)
    mean = codes.mean(axis=0, dtype=np.float64)
    nearest = np.argmin(np.square(codes - mean).sum(axis=1))
    return np.asarray(mean, np.float32), int(rows[nearest])

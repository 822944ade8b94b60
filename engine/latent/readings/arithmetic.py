"""Where groups of samples lie in a latent space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.latent.readings.decoding import decoded
from engine.latent.readings.dimensions import NO_NUMBERS
from engine.latent.readings.spread import some
from engine.latent.space import Space
from engine.questions.arithmetic import CompareMeans, Everything, Group, Means, OfClass, OfRows
from engine.questions.question import Unanswerable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats


def means(space: Space, asked: CompareMeans) -> Means:
    """The means of two groups, decoded. Raises Unanswerable."""
    groups = [_rows(space, group) for group in (asked.minus, asked.plus)]
    found = [_mean(space, rows) for rows in groups]
    codes, nearest = np.stack([mean for mean, _ in found]), np.array([row for _, row in found])
    return Means(decoded(space, codes, nearest), (len(groups[0]), len(groups[1])))


def _rows(space: Space, group: Group) -> NDArray[np.int64]:
    match group:
        case Everything():
            return some(np.arange(len(space.labels)))
        case OfClass(label):
            return some(np.flatnonzero(space.labels == label))
        case OfRows(rows):
            return some(rows)


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

"""What the data, the loss and the decoder say of some samples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.latent.readings.rows_of_data import as_array, column, sample_end, table
from engine.latent.readings.sample_losses import sample_errors, sample_losses
from engine.latent.space import Space, check_rows
from engine.questions.samples import Described, DescribeSamples

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_INPUTS, MOST_NUMBERS = 400, 1 << 21
"""So many samples are sent as they are, and so many of their numbers."""


def described(space: Space, asked: DescribeSamples) -> Described:
    """Describe some samples; none of them have rows of no length. Raises Unanswerable."""
    rows = np.array(asked.rows, np.int64)
    check_rows(rows, len(space.labels))
    names, values = table(space, rows)
    errors = sample_errors(space, rows)
    return Described(
        rows,
        names,
        values,
        sample_losses(space, rows),
        np.full(len(rows), np.nan) if errors is None else errors,
        inputs_of(space, rows[: _most(space)]),
        meaning_of(space),
    )


def inputs_of(space: Space, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """(n, ...) samples as the encoder takes them."""
    return as_array(column(space, sample_end(space), rows))


def meaning_of(space: Space) -> str:
    """What the values of a sample mean, as a type names it."""
    return str(space.run.program.plan.scope.type(sample_end(space)).meaning)


def _most(space: Space) -> int:
    shape = space.run.program.plan.scope.type(sample_end(space)).shape
    return min(MOST_INPUTS, max(1, MOST_NUMBERS // max(1, math.prod(shape))))

"""How the codes of a latent space are spread along its dimensions."""

from __future__ import annotations

import numpy as np

from engine.latent.readings.spread import histograms, most_varying, some
from engine.latent.space import Space
from engine.questions.dimensions import Dimensions, ReadDimensions
from engine.questions.question import Unanswerable

NO_NUMBERS = (
    "The codes are no numbers (NaN or infinite), so nothing can be said of them; a smaller step "
    "size may keep them finite."
)


def dimensions(space: Space, asked: ReadDimensions) -> Dimensions:
    """Describe those that vary most, and those that are named. Raises Unanswerable."""
    codes = space.codes(some(np.arange(len(space.labels))))
    codes = codes[np.isfinite(codes).all(axis=1)]
    if not len(codes):
        raise Unanswerable(NO_NUMBERS)
    total = codes.shape[1]
    for dimension in asked.named:
        if not 0 <= dimension < total:
            raise Unanswerable(
                f"Expected a dimension from 1 to {total:,}, received {dimension + 1:,}."
            )
    named = np.array(asked.named, np.int64)
    which = np.union1d(most_varying(codes, asked.most), named)
    found = histograms(codes[:, which])
    return Dimensions(total, which, found.low, found.high, found.counts)

"""Scores of how unlike the others each sample is."""

from __future__ import annotations

import numpy as np

from engine.latent.evenly import evenly
from engine.latent.later import Later, Tell
from engine.latent.readings.rarity import MOST_KERNELS, kernel_width, log_density
from engine.latent.readings.rows_of_data import data_nodes, spans
from engine.latent.readings.sample_losses import sample_errors
from engine.latent.space import Space
from engine.questions.anomalies import Scores, ScoreSamples
from engine.questions.question import Unanswerable

NOTHING_BACK = (
    "Nothing comes back from this space in the shape of a sample, so there is no error to score "
    "by; score by density."
)
NO_NUMBERS = "Some codes are no numbers, so they have no density; train with a smaller step size."


def scores(space: Space, asked: ScoreSamples) -> Scores | Later:
    """Score all samples. Raises Unanswerable."""
    data_nodes(space)
    if asked.way == "density":
        return _by_density(space)
    errors = sample_errors(space)
    if errors is None:
        raise Unanswerable(NOTHING_BACK)
    return Scores("error", errors, spans(space))


def _by_density(space: Space) -> Later:
    codes, splits = space.codes(), spans(space)
    if not np.isfinite(codes).all():
        raise Unanswerable(NO_NUMBERS)
    start, stop = next(iter(splits.values()))
    kept = start + evenly(stop - start, MOST_KERNELS)

    def compute(tell: Tell) -> Scores:
        usual = codes[kept]
        own = np.full(len(codes), -1)
        own[kept] = np.arange(len(kept))
        found = log_density(codes, usual, kernel_width(usual), own, tell)
        return Scores("density", -found, splits, len(kept))

    return Later(compute)

"""A value for each sample of a space, to colour it by."""

from __future__ import annotations

import numpy as np

from engine.latent.evenly import evenly
from engine.latent.later import Later, Tell
from engine.latent.readings import clusters
from engine.latent.readings.anomalies import scores
from engine.latent.readings.rows_of_data import TableColumn, spans, table_columns
from engine.latent.readings.sample_losses import (
    comes_back,
    has_losses,
    sample_errors,
    sample_losses,
)
from engine.latent.space import Space
from engine.questions.anomalies import Scores, ScoreSamples
from engine.questions.colours import ColourBy, Colours, ColourWays, WhichColours
from engine.questions.question import Unanswerable, Value

MOST_LOOKED_AT = 4_000
"""The loss and the error of so many samples are worked out between two steps, and no more."""
CLUSTERS = 8
"""So many are looked for where there are no classes."""
NO_NUMBERS = "Some codes are no numbers, so they have no clusters; train with a smaller step size."
NOT_FINITE = "No sample has a finite value here; train with a smaller step size."
NO_LOSS = "No loss here is one of single samples; colour by something else."
NO_ERROR = "Nothing comes back from this space in the shape of a sample, so there is no error."


def colour_ways(space: Space, _: WhichColours) -> ColourWays:
    """By what the samples of a space can be coloured."""
    found = _columns(space)
    has_data, columns = found is not None, found or ()
    label = next((each for each in columns if each.classes and each.is_alone), None)
    return ColourWays(
        label.names[0] if label else "",
        tuple(name for each in columns if each is not label for name in each.names),
        has_data and has_losses(space),
        has_data and comes_back(space),
        has_data,
        spans(space),
    )


def colours(space: Space, asked: ColourBy) -> Value | Later:
    """A value for each sample. Raises Unanswerable where it has none."""
    match asked.way:
        case "column":
            return _of_column(space, asked)
        case "loss" | "error":
            return _measured(space, asked)
        case "density":
            return _of_density(space, asked)
        case "k-means" | "HDBSCAN":
            return _of_clusters(space, asked)


def _of_column(space: Space, asked: ColourBy) -> Colours:
    columns = _columns(space) or ()
    found = next((each for each in columns if asked.column in each.names), None)
    if found is None:
        raise Unanswerable(f"These data have no column {asked.column}; choose another.")
    values = found.values(space, np.arange(len(space.labels)))
    return Colours(asked, values[:, found.names.index(asked.column)], found.classes)


def _measured(space: Space, asked: ColourBy) -> Colours:
    """The loss or the error of samples that are spread evenly."""
    count = len(space.labels)
    rows = evenly(count, MOST_LOOKED_AT)
    values = np.full(count, np.nan)
    if asked.way == "loss":
        if not has_losses(space):
            raise Unanswerable(NO_LOSS)
        values[rows] = sample_losses(space, rows)
    else:
        errors = sample_errors(space, rows)
        if errors is None:
            raise Unanswerable(NO_ERROR)
        values[rows] = errors
    known = int(np.isfinite(values).sum())
    if not known:
        raise Unanswerable(NOT_FINITE)
    return Colours(asked, values, known=known if known < count else 0)


def _of_density(space: Space, asked: ColourBy) -> Value | Later:
    """ln p of each code, as the score of its rarity has it."""
    later = scores(space, ScoreSamples("density"))
    assert isinstance(later, Later)  # noqa: S101 - densities are worked out beside the training

    def compute(tell: Tell) -> Colours:
        found = later.compute(tell)
        assert isinstance(found, Scores)  # noqa: S101 - as asked
        return Colours(asked, -found.values)

    return Later(compute)


def _of_clusters(space: Space, asked: ColourBy) -> Later:
    codes = space.codes()
    if not np.isfinite(codes).all():
        raise Unanswerable(NO_NUMBERS)
    count = asked.clusters or space.classes or CLUSTERS

    def compute(tell: Tell) -> Colours:
        tell(0.0)
        is_means = asked.way == "k-means"
        kinds = clusters.by_means(codes, count) if is_means else clusters.by_density(codes)
        values = np.where(kinds < 0, np.nan, kinds)
        return Colours(asked, values, int(kinds.max(initial=-1)) + 1)

    return Later(compute)


def _columns(space: Space) -> tuple[TableColumn, ...] | None:
    """Whatever is a number of a sample, or one of a few; None where there are no data."""
    try:
        return table_columns(space)
    except Unanswerable:  # a space of noise has codes and no data
        return None

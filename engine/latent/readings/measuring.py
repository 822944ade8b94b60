"""Measures the codes of some samples, those that are not trained on where there are enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.document.values import End
from engine.language import Map
from engine.latent.evenly import evenly
from engine.latent.later import Later, Tell
from engine.latent.readings.code_measures import (
    Missing,
    apart,
    discrepancy,
    divergences,
    entropy,
    error,
    gaussians_of,
    information,
    kept_neighbours,
    label_agreement,
    linear_error,
    silhouette,
)
from engine.latent.readings.gaussians import gaussians
from engine.latent.space import Space
from engine.questions.measures import MeasureCodes, Measured
from engine.questions.question import Unanswerable
from engine.training.run import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats

MOST_ROWS, LEAST_ROWS = 1_000, 50
MOST_NUMBERS = 1_500_000
"""Of codes together: of very long ones fewer are measured."""
MOST_FITTED, MOST_FITTED_NUMBERS = 2_000, 8_000_000
"""Samples that PCA is fitted to, and their numbers together."""
NO_NUMBERS = "The codes are no numbers any more, so there is nothing to measure."
NO_INPUT = "Nothing of numbers is encoded here, so there are no neighbours to compare."
NOT_DECODED = "Nothing behind this block gives back what is encoded here."


@dataclass(frozen=True, eq=False)
class Taken:
    """What is measured. codes: (rows, dimensions). labels: (rows,).

    inputs: (rows, numbers) what was encoded; empty where that is not of numbers. again: (rows, ...)
    what was decoded, original: what it is to be, and fitted: that of samples that are trained on;
    of no rows where nothing is decoded. gaussians: (rows, dimensions, 2), each mean and deviation;
    of no rows where codes are no draws of Gaussians.
    """

    codes: Floats
    labels: NDArray[np.int64]
    inputs: Floats
    again: Floats
    original: Floats
    fitted: Floats
    gaussians: Floats

    @cached_property
    def codes_apart(self) -> NDArray[np.float64]:
        """(rows, rows) squared distances."""
        return apart(self.codes)

    @cached_property
    def inputs_apart(self) -> NDArray[np.float64]:
        """(rows, rows) squared distances. Raises Missing."""
        if not self.inputs.size:
            raise Missing(NO_INPUT)
        return apart(self.inputs)


def measured(space: Space, _: MeasureCodes) -> Later:
    """Take what is to be measured now, and measure it later. Raises Unanswerable."""
    rows, is_held_out = measured_rows(space)
    taken = _taken(space, rows)
    if not np.isfinite(taken.codes).all():
        raise Unanswerable(NO_NUMBERS)
    then = space.moment
    step, epoch = (then.step, then.epoch) if then else (space.step, space.run.epoch)
    about = step, epoch, len(rows), is_held_out
    return Later(lambda tell: _measured(taken, about, tell))


def measured_rows(space: Space) -> tuple[NDArray[np.int64], bool]:
    """Which samples are measured, evenly spread, and whether they are not trained on."""
    most = min(MOST_ROWS, max(LEAST_ROWS, MOST_NUMBERS // max(space.dimensions, 1)))
    held_out = [*range_of(space, "validation"), *range_of(space, "test")]
    is_held_out = len(held_out) >= LEAST_ROWS
    rows = np.array(held_out if is_held_out else range(len(space.labels)), np.int64)
    return rows[evenly(len(rows), most)], is_held_out


def range_of(space: Space, split: Split) -> range:
    """The rows of a split; none where there is no such split."""
    found = space.splits.get(split, slice(0, 0))
    return range(found.start, found.stop)


def _taken(space: Space, rows: NDArray[np.int64]) -> Taken:
    codes, inputs = space.codes(rows), _numbers(space.inputs(rows))
    again = _decoded(space, codes, rows)
    which = next((end for end, each in inputs.items() if each.shape == again.shape), None)
    none = np.zeros((0, 1), np.float32)
    fitted = none
    if which:
        training = np.array(range_of(space, "training") or rows, np.int64)
        numbers = max(1, inputs[which][0].size)
        most = min(MOST_FITTED, max(LEAST_ROWS, MOST_FITTED_NUMBERS // numbers))
        fitted = space.inputs(training[evenly(len(training), most)])[which]
    flat = [each.reshape(len(rows), -1) for each in inputs.values()]
    return Taken(
        codes,
        space.labels[rows],
        np.concatenate(flat, axis=1) if flat else none,
        again if which else none,
        inputs[which] if which else none,
        fitted,
        gaussians(space, rows),
    )


def _numbers(inputs: Mapping[End, NDArray[Any]]) -> dict[End, Floats]:
    """Those of the inputs that are numbers, and no categories."""
    return {end: each for end, each in inputs.items() if np.issubdtype(each.dtype, np.floating)}


def _decoded(space: Space, codes: Floats, rows: NDArray[np.int64]) -> Floats:
    """What comes out of the codes; of no rows where nothing is decoded."""
    try:
        return space.decode(codes, rows)
    except Unanswerable:
        return np.zeros((0, 1), np.float32)


def _measured(taken: Taken, about: tuple[int, int, int, bool], tell: Tell) -> Measured:
    values: dict[str, float] = {}
    missing: dict[str, str] = {}
    for place, (name, measure) in enumerate(MEASURES.items()):
        tell(place / len(MEASURES))
        try:
            values[name] = measure(taken)
        except Missing as why:
            missing[name] = str(why)
    is_gaussian = bool(len(taken.gaussians))
    return Measured(*about, Map(values), Map(missing), _divergences(taken), is_gaussian)


def _divergences(taken: Taken) -> NDArray[np.float64]:
    return divergences(taken.gaussians if len(taken.gaussians) else gaussians_of(taken.codes))


def _error(taken: Taken) -> float:
    if not len(taken.again):
        raise Missing(NOT_DECODED)
    return error(taken.original, taken.again)


def _linear_error(taken: Taken) -> float:
    if not len(taken.again):
        raise Missing(NOT_DECODED)
    return linear_error(taken.fitted, taken.original, taken.codes.shape[1])


def _trustworthiness(taken: Taken) -> float:
    return kept_neighbours(taken.inputs_apart, taken.codes_apart)


def _continuity(taken: Taken) -> float:
    return kept_neighbours(taken.codes_apart, taken.inputs_apart)


def _entropy(taken: Taken) -> float:
    if not (taken.labels >= 0).all():
        raise Missing("The samples have no labels.")
    return entropy(taken.labels)


MEASURES: Mapping[str, Callable[[Taken], float]] = Map(
    {
        "error": _error,
        "linear error": _linear_error,
        "agreement": lambda taken: label_agreement(taken.codes, taken.labels),
        "silhouette": lambda taken: silhouette(taken.codes, taken.labels),
        "trustworthiness": _trustworthiness,
        "continuity": _continuity,
        "divergence": lambda taken: float(_divergences(taken).sum()),
        "discrepancy": lambda taken: discrepancy(taken.codes),
        "information": lambda taken: information(taken.codes, taken.labels),
        "entropy": _entropy,
    }
)

"""Answers about x <- decode(encode(x)): a way from a start, and the fixed points of many."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.latent.later import Later, Tell
from engine.latent.readings.iteration import (
    doubt,
    moves,
    nearest,
    nearest_others,
    noise_like,
    representatives,
    rest_of,
    settled,
    way,
)
from engine.latent.readings.recursion import Recursion
from engine.latent.space import Space
from engine.questions.iteration import (
    FindFixedPoints,
    FixedPoints,
    Iterate,
    Iterated,
    Noise,
    Start,
)
from engine.questions.question import Unanswerable
from engine.questions.spots import OfRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.observations.records import Floats
    from engine.questions.spots import Spot

MOST_COMPARED = 2_000
"""With so many samples at most, spread over all, fixed points are compared."""
QUANTILE = 0.95
"""What is far is further than this share of the samples."""
SAME_PART = 0.1
"""Fixed points are one where they are nearer than this part of the distance of samples."""
NO_NUMBER = (
    "On this way the decoder gives what is no number; start elsewhere, or train again with a "
    "smaller step size."
)
NO_CODE = "No code lies on this way, so it cannot start at one; start from a sample or from noise."
NOWHERE_AT_REST = (
    "None of the {starts:,} starts came to rest within {most:,} steps and the tolerance "
    "{tolerance:g}; allow more steps, or a larger tolerance."
)


@dataclass(frozen=True, eq=False)
class Map:
    """A recursion at a step of its run.

    to_plane: (n, dimensions) to (n, 2), of its codes; None where it has none.
    """

    recursion: Recursion
    step: int
    to_plane: Callable[[Floats], Floats] | None = None

    @property
    def judge_node(self) -> str:
        """The classifier; empty where there is none."""
        judge = self.recursion.judge
        return judge.node if judge else ""

    def points(self, codes: Floats) -> Floats:
        """Where codes (n, dimensions) are in the plane: (n, 2); (n, 0) where there are none."""
        return self.to_plane(codes) if self.to_plane else np.zeros((len(codes), 0), np.float32)


def map_of(space: Space) -> Map:
    """The recursion of a space with weights that stay as they are now. Raises Unanswerable."""
    recursion = Recursion(space.run, space.output, space.end)
    still = recursion.through(copy.deepcopy(space.network))
    return Map(still, space.step, space.shown().to_plane)


def iterated(space: Space, asked: Iterate) -> Later:
    """Go from a start. Raises Unanswerable."""
    mapped = map_of(space)
    start, row = start_of(mapped.recursion, asked.start, space)
    return Later(lambda tell: trail(mapped, start, row, asked, tell))


def fixed_points(space: Space, asked: FindFixedPoints) -> Later:
    """Go from many starts. Raises Unanswerable."""
    mapped = map_of(space)
    return Later(lambda tell: found_points(mapped, asked, tell))


def trail(mapped: Map, start: Floats, row: int, asked: Iterate, tell: Tell) -> Iterated:
    """The way from a start (...); row: the sample that gives what is needed beside it.

    Raises Unanswerable.
    """
    recursion = mapped.recursion
    only = np.array([row])
    passed = way(lambda x, _: recursion.again(x, only), start, asked.steps, tell)
    if not np.isfinite(passed).all():
        raise Unanswerable(NO_NUMBER)
    rows = np.full(len(passed), row)
    codes, told, moved = recursion.codes(passed, rows), recursion.told(passed), moves(passed)
    return Iterated(
        passed,
        codes,
        mapped.points(codes),
        moved,
        rest_of(moved, asked.tolerance),
        told,
        doubt(told) if told.size else np.zeros(0, np.float32),
        mapped.judge_node,
        recursion.meaning,
        mapped.step,
    )


def found_points(mapped: Map, asked: FindFixedPoints, tell: Tell) -> FixedPoints:
    """The fixed points that starts of noise come to. Raises Unanswerable."""
    recursion = mapped.recursion
    every = np.arange(recursion.count)
    compared = every[:: -(-len(every) // MOST_COMPARED)]
    samples = recursion.samples(compared)
    usual = nearest_others(samples)
    apart = max(SAME_PART * float(np.median(usual)), asked.tolerance)
    starts = noise_like(samples, asked.starts, asked.seed)
    rows = np.random.default_rng(asked.seed).integers(len(every), size=asked.starts)
    came = settled(
        lambda x, which: recursion.again(x, rows[which]), starts, asked.most, asked.tolerance, tell
    )
    if not np.isfinite(came.moved).any():
        raise Unanswerable(NO_NUMBER)
    at_rest = np.flatnonzero(came.moved <= asked.tolerance)
    if not at_rest.size:
        raise Unanswerable(
            NOWHERE_AT_REST.format(starts=asked.starts, most=asked.most, tolerance=asked.tolerance)
        )
    which, belongs = representatives(came.points[at_rest], apart)
    reached = np.bincount(belongs, minlength=len(which))
    order = np.argsort(-reached, kind="stable")[: asked.most_told]
    chosen = at_rest[which[order]]
    values, beside = came.points[chosen], rows[chosen]
    codes, told = recursion.codes(values, beside), recursion.told(values)
    doubts = doubt(told) if told.size else np.zeros(0, np.float32)
    usual_doubt = _usual_doubt(recursion, samples)
    return FixedPoints(
        values,
        codes,
        mapped.points(codes),
        reached[order],
        asked.starts,
        len(at_rest),
        len(which),
        asked.tolerance,
        apart,
        told,
        doubts,
        nearest(values, samples) > np.quantile(usual, QUANTILE),
        doubts > usual_doubt,
        usual_doubt,
        mapped.judge_node,
        recursion.meaning,
        mapped.step,
    )


def _usual_doubt(recursion: Recursion, samples: Floats) -> float:
    told = recursion.told(samples)
    return float(np.quantile(doubt(told), QUANTILE)) if told.size else 0.0


def start_of(recursion: Recursion, start: Start, space: Space | None = None) -> tuple[Floats, int]:
    """What is put in first (...), and the sample that gives what is needed beside it.

    space: where the spots lie, if there is a code. Raises Unanswerable.
    """
    match start:
        case Noise(seed):
            every = recursion.samples(np.arange(recursion.count))
            row = np.random.default_rng(seed).integers(recursion.count)
            return noise_like(every, 1, seed)[0], int(row)
        case OfRow(row):
            return recursion.samples(np.array([row]))[0], row
        case spot if space is not None:
            return _decoded(space, spot)
    raise Unanswerable(NO_CODE)


def _decoded(space: Space, spot: Spot) -> tuple[Floats, int]:
    codes = space.codes_of((spot,))
    rows = space.nearest(codes)
    return space.decode(codes, rows)[0], int(rows[0])

"""Answers about x <- decode(encode(x)): a way from a start, and the fixed points of many."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.latent.iteration import (
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
from engine.latent.later import Later, Tell
from engine.latent.recursion import Recursion
from engine.latent.space import Space, Unanswerable
from engine.questions.iteration import FindFixedPoints, FixedPoints, Iterate, Iterated, Noise
from engine.questions.spots import OfRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.observations.records import Floats
    from engine.questions.spots import Spot

MOST_COMPARED = 2_000
"""With so many samples at most, spread over all, fixed points are compared."""
QUANTILE = 0.95
"""What is far is further than this share of the samples."""
SAME_PART = 0.1
"""Fixed points are one where they are nearer than this part of the distance of samples."""
MOST_FOUND = 128
"""So many fixed points are told of at most, those that most starts come to."""
RAN_AWAY = "What is decoded runs away to numbers without end; train longer, or start elsewhere."
NOWHERE_AT_REST = (
    "None of the {starts:,} starts came to rest within {most:,} steps and the tolerance "
    "{tolerance:g}; allow more steps, or a larger tolerance."
)


@dataclass(frozen=True, eq=False)
class Map:
    """A recursion through weights that stay, and the plane that shows its codes."""

    recursion: Recursion
    to_plane: Callable[[Floats], Floats]
    step: int

    def points(self, codes: Floats) -> Floats:
        """(n, 2); none, (n, 0), where there are no codes."""
        return self.to_plane(codes) if codes.shape[1] else np.zeros((len(codes), 0), np.float32)


def iterated(space: Space, asked: Iterate) -> Later:
    """Go from a start. Raises Unanswerable."""
    mapped = _map(space)
    start, row = _start(space, mapped.recursion, asked)
    return Later(lambda tell: trail(mapped, start, row, asked, tell))


def fixed_points(space: Space, asked: FindFixedPoints) -> Later:
    """Go from many starts. Raises Unanswerable."""
    mapped = _map(space)
    return Later(lambda tell: found_points(mapped, asked, tell))


def trail(mapped: Map, start: Floats, row: int, asked: Iterate, tell: Tell) -> Iterated:
    """The way from a start (...); row: the sample that gives what is needed beside it.

    Raises Unanswerable.
    """
    recursion = mapped.recursion
    only = np.array([row])
    passed = way(lambda x, _: recursion.again(x, only), start, asked.steps, tell)
    if not np.isfinite(passed).all():
        raise Unanswerable(RAN_AWAY)
    rows = np.full(len(passed), row)
    codes, told, moved = recursion.codes(passed, rows), recursion.told(passed, rows), moves(passed)
    return Iterated(
        passed,
        codes,
        mapped.points(codes),
        moved,
        rest_of(moved, asked.tolerance),
        told,
        doubt(told) if told.size else np.zeros(0, np.float32),
        recursion.judge.node if recursion.judge else "",
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
    at_rest = np.flatnonzero(came.moved <= asked.tolerance)
    if not at_rest.size:
        raise Unanswerable(
            NOWHERE_AT_REST.format(starts=asked.starts, most=asked.most, tolerance=asked.tolerance)
        )
    which, belongs = representatives(came.points[at_rest], apart)
    reached = np.bincount(belongs, minlength=len(which))
    order = np.argsort(-reached, kind="stable")[:MOST_FOUND]
    chosen = at_rest[which[order]]
    values, beside = came.points[chosen], rows[chosen]
    codes, told = recursion.codes(values, beside), recursion.told(values, beside)
    doubts = doubt(told) if told.size else np.zeros(0, np.float32)
    usual_doubt = _usual_doubt(recursion, samples, compared)
    return FixedPoints(
        values,
        codes,
        mapped.points(codes),
        reached[order],
        asked.starts,
        len(at_rest),
        asked.tolerance,
        apart,
        told,
        doubts,
        nearest(values, samples) > np.quantile(usual, QUANTILE),
        doubts > usual_doubt,
        usual_doubt,
        recursion.judge.node if recursion.judge else "",
        recursion.meaning,
        mapped.step,
    )


def _usual_doubt(recursion: Recursion, samples: Floats, rows: NDArray[np.int64]) -> float:
    told = recursion.told(samples, rows)
    return float(np.quantile(doubt(told), QUANTILE)) if told.size else 0.0


def _map(space: Space) -> Map:
    """The recursion of a space with the weights of now, which the run may train on."""
    recursion = Recursion(space.run, space.output, space.end)
    still = recursion.through(copy.deepcopy(space.network))
    return Map(still, space.shown().to_plane, space.run.steps)


def _start(space: Space, recursion: Recursion, asked: Iterate) -> tuple[Floats, int]:
    """What is put in first, and the sample that gives what is needed beside it."""
    match asked.start:
        case Noise(seed):
            every = recursion.samples(np.arange(recursion.count))
            row = np.random.default_rng(seed).integers(recursion.count)
            return noise_like(every, 1, seed)[0], int(row)
        case OfRow(row) as spot:
            space.codes_of((spot,))
            return recursion.samples(np.array([row]))[0], row
        case spot:
            return _decoded(space, spot)


def _decoded(space: Space, spot: Spot) -> tuple[Floats, int]:
    codes = space.codes_of((spot,))
    rows = space.nearest(codes)
    return space.decode(codes, rows)[0], int(rows[0])

"""A map applied again and again: the ways of points, and where they come to rest. Numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial.distance import cdist
from scipy.special import entr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.latent.later import Tell
    from engine.observations.records import Floats

    Ints = NDArray[np.int64]
    Apply = Callable[[Floats, Ints], Floats]
    """One application to points (n, ...); which of the starts they come from, (n,)."""

NOT_AT_REST = -1
CHUNK = 1024
"""So many rows of distances are held at a time."""


def way(apply: Apply, start: Floats, steps: int, tell: Tell) -> Floats:
    """(steps + 1, ...) where a point (...) goes; the first is where it starts."""
    point, only = start[None], np.zeros(1, np.int64)
    passed = [point]
    for step in range(steps):
        tell(step / steps)
        point = apply(point, only)
        passed.append(point)
    return np.concatenate(passed)


def moves(passed: Floats) -> Floats:
    """(steps,) how far each step of a way (steps + 1, ...) goes."""
    return _lengths(np.diff(passed.astype(np.float64), axis=0))


def _lengths(ways: NDArray[np.float64]) -> Floats:
    """(n,) of ways (n, ...)."""
    return np.asarray(np.linalg.norm(ways.reshape(len(ways), -1), axis=1), np.float32)


def rest_of(moved: Floats, tolerance: float) -> int:
    """After how many steps a point has come to rest: no later step moves it further than the
    tolerance. NOT_AT_REST where the last one does.
    """
    far = np.flatnonzero(~(moved <= tolerance))
    rest = int(far[-1]) + 1 if far.size else 0
    return rest if rest < len(moved) else NOT_AT_REST


@dataclass(frozen=True, eq=False)
class Settled:
    """Where points have come. points: (n, ...). moved: (n,) how far the last step went."""

    points: Floats
    moved: Floats


def settled(apply: Apply, starts: Floats, most: int, tolerance: float, tell: Tell) -> Settled:
    """Apply a map to points (n, ...) until each moves by no more than the tolerance, `most` times
    at most. What is no number any more is left as it is.
    """
    points, moved = starts.copy(), np.full(len(starts), np.inf, np.float32)
    active = np.arange(len(starts))
    for step in range(most):
        if not active.size:
            break
        tell(step / most)
        before = points[active]
        after = apply(before, active)
        points[active] = after
        with np.errstate(over="ignore", invalid="ignore"):  # of points that run away
            moved[active] = _lengths(after.astype(np.float64) - before)
        active = active[moved[active] > tolerance]
    return Settled(points, moved)


def representatives(points: Floats, apart: float) -> tuple[Ints, Ints]:
    """Which of some points (n, ...) are further than `apart` from every one before them, (found,);
    and which of these is nearest to each point, (n,).
    """
    flat = points.reshape(len(points), -1)
    is_new = [not (cdist(flat[[i]], flat[:i]) <= apart).any() for i in range(len(flat))]
    found = np.flatnonzero(is_new)
    return found, np.asarray(cdist(flat, flat[found]).argmin(axis=1))


def nearest(points: Floats, others: Floats) -> Floats:
    """(n,) how far each point (n, ...) is from the nearest of others (m, ...)."""
    ours, theirs = (each.reshape(len(each), -1) for each in (points, others))
    parts = [cdist(ours[at : at + CHUNK], theirs).min(axis=1) for at in range(0, len(ours), CHUNK)]
    return np.concatenate(parts).astype(np.float32)


def nearest_others(points: Floats) -> Floats:
    """(n,) how far each of some points (n, ...), two or more, is from the nearest other one."""
    flat, found = points.reshape(len(points), -1), []
    for at in range(0, len(flat), CHUNK):
        apart = cdist(flat[at : at + CHUNK], flat)
        rows = np.arange(len(apart))
        apart[rows, at + rows] = np.inf
        found.append(apart.min(axis=1))
    return np.concatenate(found).astype(np.float32)


def doubt(told: Floats) -> Floats:
    """(n,) the entropy of what a classifier says, in nats: H = -sum p log p.

    told: (n, classes) probabilities; or (n,) or (n, 1), the probability of one of two classes.
    """
    flat = told.reshape(len(told), -1).astype(np.float64)
    if flat.shape[1] == 1:
        flat = np.concatenate([flat, 1 - flat], axis=1)
    return np.asarray(entr(flat).sum(axis=1), np.float32)


def noise_like(samples: Floats, count: int, seed: int) -> Floats:
    """(count, ...) uniform noise between the least and the largest number of samples (n, ...)."""
    random = np.random.default_rng(seed)
    low, high = float(samples.min()), float(samples.max())
    return random.uniform(low, high, (count, *samples.shape[1:])).astype(np.float32)

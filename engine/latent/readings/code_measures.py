"""What can be said of codes in one number: how they lie, and what they have kept of the samples.

Each function takes arrays and gives a plain number; those that a block measures too are the
block's own. Where nothing can be measured, as with one class alone, a Missing says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from scipy.special import digamma

from engine.blocks.losses.mmd import SCALES
from engine.latent.projections.principal import principal_axes
from engine.latent.readings.block_functions import function_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating[Any]]
    Labels = NDArray[np.int64]

NEIGHBOURS = 10
INFORMATION_NEIGHBOURS = 3
SEED = 0
"""Of the samples of the prior, so that the same codes always have the same measures."""


class Missing(Exception):
    """There is nothing to measure; the text is a sentence for the person."""


def label_agreement(codes: Numbers, labels: Labels) -> float:
    """Share of the 10 nearest other codes with the same label. codes: (rows, d)."""
    _check_classes(labels)
    return float(function_of("neighbour_agreement")(_tensor(codes), _tensor(labels), NEIGHBOURS))


def silhouette(codes: Numbers, labels: Labels) -> float:
    """Mean of (b - a) / max(a, b), with mean distances a to the own class and b to the next."""
    _check_classes(labels)
    _, own = np.unique(labels, return_inverse=True)
    classes = int(own.max()) + 1
    return float(function_of("silhouette")(_tensor(codes), _tensor(own), classes))


def discrepancy(codes: Numbers) -> float:
    """Squared maximum mean discrepancy between codes and as many samples of N(0, I)."""
    prior = np.random.default_rng(SEED).standard_normal(codes.shape).astype(codes.dtype)
    widths = [2 * codes.shape[1] * scale for scale in SCALES]
    return float(function_of("mmd")(_tensor(codes), _tensor(prior), widths))


def divergences(gaussians: Numbers) -> NDArray[np.float64]:
    """(d,) mean KL divergence of each dimension to N(0, 1). gaussians: (rows, d, 2), mean and
    deviation.
    """
    found = function_of("kl_per_dimension")(_tensor(gaussians), 0.0, 1.0)
    return np.asarray(found.mean(0).numpy(), np.float64)


def gaussians_of(codes: Numbers) -> NDArray[np.float64]:
    """(1, d, 2) the Gaussian of each dimension over all codes: what it is spread like."""
    codes = codes.astype(np.float64)
    return np.stack([codes.mean(0), np.maximum(codes.std(0), 1e-12)], axis=-1)[None]


def kept_neighbours(before: Numbers, after: Numbers, neighbours: int = NEIGHBOURS) -> float:
    """How far the neighbours that samples have after a mapping were neighbours before it: its
    trustworthiness.

    T = 1 - 2 / (n k (2 n - 3 k - 1)) sum over i and the k nearest j of i after it of
    max(0, r(i, j) - k), where j is the r-th nearest of i before it. before, after: (n, n) squared
    distances as `apart` gives them, infinite from each to itself. Continuity is the same with the
    two exchanged. J. Venna and S. Kaski, 2006.
    """
    count = len(before)
    if 2 * neighbours >= count:
        words = f"expected more than {2 * neighbours} samples, received {count}"
        raise Missing(f"Neighbours of {neighbours} cannot be compared: {words}.")
    ranks = _ranks(before)
    near = np.argsort(after, axis=1, kind="stable")[:, :neighbours]
    beyond = np.take_along_axis(ranks, near, axis=1) - neighbours
    most = count * neighbours * (2 * count - 3 * neighbours - 1) / 2
    return float(1 - beyond.clip(min=0).sum() / most)


def information(codes: Numbers, labels: Labels, neighbours: int = INFORMATION_NEIGHBOURS) -> float:
    """Mutual information of codes and labels in nats, from distances to neighbours of a class.

    I = psi(N) + mean of psi(k) - psi(N_x) - psi(m): N_x samples have the label of x, and m samples
    lie nearer to it than its k-th neighbour of that label. B. C. Ross, 2014.
    """
    _check_classes(labels)
    kept, own, sizes = _repeated(labels)
    gaps = apart(codes[kept], is_alone=False)
    near, within = np.zeros(len(own)), np.zeros(len(own))
    for label, size in enumerate(sizes):
        rows = np.flatnonzero(own == label)
        count = min(neighbours, size - 1)
        reach = np.partition(gaps[np.ix_(rows, rows)], count, axis=1)[:, count]
        near[rows] = count
        within[rows] = (gaps[rows] <= np.nextafter(reach, 0)[:, None]).sum(axis=1).clip(min=1)
    found = digamma(len(own)) + np.mean(digamma(near) - digamma(sizes[own]) - digamma(within))
    return max(0.0, float(found))


def entropy(labels: Labels) -> float:
    """Entropy of labels in nats, the most that codes can tell of them."""
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return float(-(shares * np.log(shares)).sum())


def error(values: Numbers, again: Numbers) -> float:
    """Mean squared difference, number by number. values, again: (rows, ...) of one shape."""
    return float(np.square(values.astype(np.float64) - again).mean())


def linear_error(fitted: Numbers, values: Numbers, dimensions: int) -> float:
    """The error of values that went through the first principal components of `fitted`.

    fitted, values: (rows, ...). dimensions: how many components; with all of them there is none.
    """
    fitted, values = (each.reshape(len(each), -1).astype(np.float64) for each in (fitted, values))
    centre = fitted.mean(0)
    axes = principal_axes(np.asarray(fitted - centre, np.float32), dimensions)
    return error(values - centre, (values - centre) @ axes.T @ axes)


def apart(values: Numbers, *, is_alone: bool = True) -> NDArray[np.float64]:
    """(rows, rows) squared distances; infinite from each to itself where `is_alone`."""
    flat = values.reshape(len(values), -1).astype(np.float64)
    flat = flat - flat.mean(0)
    square = np.square(flat).sum(1)
    gaps: NDArray[np.float64] = np.maximum(square[:, None] + square - 2 * flat @ flat.T, 0.0)
    np.fill_diagonal(gaps, np.inf if is_alone else 0.0)
    return gaps


def _ranks(gaps: Numbers) -> NDArray[np.int64]:
    """(rows, rows) which nearest sample each is, from 1."""
    order = np.argsort(gaps, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, len(gaps) + 1)[None], axis=1)
    return ranks


def _check_classes(labels: Labels) -> None:
    found = np.unique(labels)
    if found[:1].tolist() == [-1]:
        raise Missing("The samples have no labels.")
    if len(found) < 2:  # noqa: PLR2004 - one class cannot be told from another
        raise Missing("All samples are of one class.")


def _repeated(labels: Labels) -> tuple[NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Which samples share their label with another, their labels from 0, and how many have each."""
    _, own, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    kept = sizes[own] > 1
    _, own = np.unique(labels[kept], return_inverse=True)
    if not len(own):
        raise Missing("No two samples are of the same class.")
    return kept, own, sizes[sizes > 1]


def _tensor(values: NDArray[Any]) -> torch.Tensor:
    is_real = np.issubdtype(values.dtype, np.floating)
    return torch.from_numpy(np.ascontiguousarray(values, np.float64 if is_real else np.int64))

"""Principal axes: along which the codes of a space differ most."""

from __future__ import annotations

import numpy as np

from engine.observations.records import Floats

MOST_EXACT = 384
"""With more dimensions than this, and more samples, the axes are found by iteration."""
ROUNDS, SPARE = 8, 10
"""Of the iteration, and how many more axes it follows than are wanted: enough that the share of the
variance on two axes is right to a thousandth also where all axes are nearly alike."""


def principal_axes(centred: Floats, count: int) -> Floats:
    """The orthonormal axes (count, dimensions) of the largest variance, the largest first.

    centred: (samples, dimensions) with mean 0 and finite. By the eigenvectors of X'X, or of XX'
    where there are fewer samples than dimensions; where both are many by subspace iteration from a
    random start (Halko, Martinsson and Tropp 2011, arXiv 0909.4061, algorithm 4.4).
    """
    scaled = centred / (np.abs(centred).max(initial=0) or 1)
    if min(scaled.shape) > MOST_EXACT:
        return _iterated(scaled, count)
    samples, dimensions = scaled.shape
    if dimensions <= samples:
        return _top(scaled.T @ scaled, count)
    along = _top(scaled @ scaled.T, count) @ scaled
    axes, _ = np.linalg.qr(along.T)
    signs = np.sign((axes.T * along).sum(axis=1, keepdims=True))
    return np.asarray(axes.T * np.where(signs == 0, 1, signs), dtype=np.float32)


def _top(products: Floats, count: int) -> Floats:
    """The eigenvectors (count, n) of the largest eigenvalues of a symmetric matrix (n, n)."""
    _, vectors = np.linalg.eigh(products.astype(np.float64))
    return np.asarray(vectors[:, ::-1][:, :count].T, dtype=np.float32)


def _iterated(scaled: Floats, count: int) -> Floats:
    draw = np.random.default_rng(0)
    followed = min(count + SPARE, *scaled.shape)
    block = draw.standard_normal((scaled.shape[1], followed), dtype=np.float32)
    for _ in range(ROUNDS):
        block, _ = np.linalg.qr(scaled.T @ (scaled @ block))
    inside = scaled @ block
    return np.asarray(_top(inside.T @ inside, count) @ block.T, dtype=np.float32)

"""Clusters of codes, found without their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.latent.evenly import evenly
from engine.observations.records import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Kinds = NDArray[np.int64]

MOST_FOR_MEANS, MOST_FOR_DENSITY = 20_000, 5_000
"""Clusters are found among so many codes, spread evenly; the others follow."""
LEAST_SHARE = 50
"""A dense cluster has at least one of so many samples."""
LEAST = 5
SEED = 0


def by_means(codes: Floats, count: int) -> Kinds:
    """(rows,) the cluster of each code (rows, dimensions) by k-means, the largest first.

    Minimises the sum of squared distances to the mean of the own cluster; Lloyd (1982), started by
    k-means++. There are at most as many clusters as there are different codes.
    """
    from sklearn.cluster import KMeans

    chosen = codes[evenly(len(codes), MOST_FOR_MEANS)]
    count = min(count, len(np.unique(chosen, axis=0)))
    found = KMeans(count, n_init=4, random_state=SEED).fit(chosen)
    return _largest_first(np.asarray(found.predict(codes), np.int64))


def by_density(codes: Floats) -> Kinds:
    """(rows,) the cluster of each code (rows, dimensions) by HDBSCAN, the largest first; -1 where
    it lies between them. Campello, Moulavi and Sander (2013).

    Of many codes those that were not looked at go with the nearest that was.
    """
    from sklearn.cluster import HDBSCAN
    from sklearn.neighbors import NearestNeighbors

    rows = evenly(len(codes), MOST_FOR_DENSITY)
    least = max(LEAST, len(rows) // LEAST_SHARE)
    if len(rows) <= least:
        return np.full(len(codes), -1)
    kinds = np.asarray(HDBSCAN(min_cluster_size=least, copy=True).fit_predict(codes[rows]))
    if len(rows) < len(codes):
        nearest = NearestNeighbors(n_neighbors=1).fit(codes[rows])
        kinds = kinds[nearest.kneighbors(codes, return_distance=False)[:, 0]]
    return _largest_first(kinds.astype(np.int64))


def _largest_first(kinds: Kinds) -> Kinds:
    """The same clusters, numbered by their size; -1 stays."""
    sizes = np.bincount(kinds[kinds >= 0])
    ranks = np.empty(len(sizes) + 1, np.int64)
    ranks[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    ranks[-1] = -1
    return np.asarray(ranks[kinds])

"""What made pictures are judged by where no block can: by others who saw real ones alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEIGHBOURS = 3
"""How far a sample reaches: to so many of its nearest neighbours."""


def read_right(
    known: NDArray[Any], labels: NDArray[Any], shown: NDArray[Any], wanted: NDArray[Any]
) -> float:
    """The share of the samples shown that are read as wanted, by a support vector machine.

    It has learned from known samples with their labels; samples are (rows, ...).
    """
    from sklearn.svm import SVC

    judge = SVC().fit(known.reshape(len(known), -1), labels)
    return float(judge.score(shown.reshape(len(shown), -1), wanted))


def improved_recall(true: NDArray[Any], made: NDArray[Any]) -> float:
    """The share of the true samples that lie within reach of a made one, (rows, features) both.

    T. Kynkäänniemi et al., arXiv 1904.06991: a made sample reaches as far as its third nearest
    neighbour among the made ones. Samples that are all alike reach nowhere.
    """
    from scipy.spatial.distance import cdist

    reach = np.sort(cdist(made, made), axis=1)[:, NEIGHBOURS]
    return float((cdist(true, made) <= reach).any(axis=1).mean())

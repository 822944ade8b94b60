"""How well a score tells those that are from those that are not: the curve and its area. numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Roc:
    """The receiver operating characteristic, (points,) each, from the highest threshold down.

    alarms: which part of those that are not lies at or above a threshold. hits: which part of those
    that are. thresholds: infinite for the first point, at which nothing is above.
    """

    alarms: NDArray[np.float64]
    hits: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    @property
    def area(self) -> float:
        """The part of all pairs in which the one that is scores higher; ties count half."""
        return float(np.trapezoid(self.hits, self.alarms))


def roc(scores: NDArray[np.floating], is_one: NDArray[np.bool_]) -> Roc | None:
    """The curve of (rows,) scores; rows whose score is no number are left out.

    None where only one of the two kinds is there: then there is nothing to tell apart.
    """
    is_number = ~np.isnan(scores)
    scores, is_one = scores[is_number].astype(np.float64), is_one[is_number]
    if not 0 < is_one.sum() < len(is_one):
        return None
    order = np.argsort(-scores, kind="stable")
    ranked, hit = scores[order], is_one[order]
    lasts = np.append(np.flatnonzero(ranked[1:] != ranked[:-1]), len(ranked) - 1)  # of equal scores
    hits = np.cumsum(hit)[lasts]
    alarms = lasts + 1 - hits
    return Roc(
        np.append(0.0, alarms / alarms[-1]),
        np.append(0.0, hits / hits[-1]),
        np.append(np.inf, ranked[lasts]),
    )

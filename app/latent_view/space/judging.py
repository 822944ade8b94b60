"""How well a score finds the samples that are known to be anomalies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.mathematics.roc import Roc, roc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

HELD_OUT = ("validation", "test")


@dataclass(frozen=True, eq=False)
class Judgement:
    """What a threshold finds among the rows that were asked. asked: how many; are_held_out: whether
    none of them was trained on. anomalies: how many of them are some; found: how many of these lie
    above the threshold; alarms: how many others do. place: that of the threshold on the curve.
    """

    roc: Roc
    asked: int
    are_held_out: bool
    anomalies: int
    found: int
    alarms: int
    place: int


def judged(
    scores: NDArray[np.float64],
    is_anomaly: NDArray[np.bool_],
    splits: Mapping[str, tuple[int, int]],
    threshold: float,
) -> Judgement | None:
    """Judge by the rows that were not trained on, where both kinds are among them; else by all.

    None where there is only one kind.
    """
    held_out = np.zeros(len(scores), np.bool_)
    for name in HELD_OUT:
        held_out[slice(*splits.get(name, (0, 0)))] = True
    is_number = np.isfinite(scores)
    for are_held_out, rows in ((True, held_out & is_number), (False, is_number)):
        curve = roc(scores[rows], is_anomaly[rows])
        if curve is not None:
            asked, is_one = scores[rows], is_anomaly[rows]
            above = asked >= threshold
            return Judgement(
                curve,
                len(asked),
                are_held_out,
                int(is_one.sum()),
                int((above & is_one).sum()),
                int((above & ~is_one).sum()),
                int(np.searchsorted(-curve.thresholds, -threshold, side="right")) - 1,
            )
    return None

"""Which samples lie nearest to a point of the plane, and of which class they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Vote:
    """The class that most of the nearest samples have: `agreeing` of `asked`."""

    label: int
    agreeing: int
    asked: int


def vote(
    points: NDArray[np.float32],
    labels: NDArray[np.int64],
    at: tuple[float, float],
    asked: int = 10,
) -> Vote | None:
    """What the `asked` nearest samples say of the point `at`; None where none has a label.

    points: (count, 2). labels: (count,), -1 where there is none; those have no vote. Of classes
    with as many votes the one with the nearest sample is taken.
    """
    voters = np.flatnonzero(labels >= 0)
    if not len(voters):
        return None
    far = np.sum((points[voters] - np.array(at, np.float32)) ** 2, axis=1)
    count = min(asked, len(voters))
    nearest = np.argpartition(far, count - 1)[:count]
    chosen = labels[voters[nearest[np.argsort(far[nearest])]]]
    votes = np.bincount(chosen)
    label = int(chosen[np.argmax(votes[chosen])])
    return Vote(label, int(votes[label]), count)

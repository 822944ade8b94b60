"""Row 4: a sum of sigmoids comes as near to a curve as there are sigmoids."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs

EXAMPLE = "two-sines"
COUNTS = (1, 2, 4, 8, 16, 64)


def error(runs: Runs, count: int) -> float:
    """The root of the mean squared error on the test rows, with so many hidden neurons."""
    return math.sqrt(runs.trained(EXAMPLE, f"Hidden.units={count}").test("Squared error"))


def rises(runs: Runs) -> float:
    """How often more neurons have a larger error."""
    errors = [error(runs, count) for count in COUNTS]
    return float(sum(after >= before for before, after in pairwise(errors)))


FIGURES = (
    *(
        Figure(4, f"two sines, N = {count}: RMSE", partial(error, count=count))
        for count in COUNTS[:-1]
    ),
    Figure(4, "two sines, N = 64: RMSE", partial(error, count=64), at_most(0.04)),
    Figure(4, "two sines: how often more neurons have a larger error", rises, at_most(0)),
)

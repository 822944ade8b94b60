"""A figure: what an example has to reach, and beside it what a simple baseline reaches."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from engine.deck.runs import Runs

Value = Callable[[Runs], float]
"""Works a figure out of the runs of one seed."""

HALF_BAND = 1.6448536269514722
"""Half of the band that holds 90 % of a Gaussian, in deviations."""


def on_test(example: str, title: str, *changes: str) -> Value:
    """A loss or measure of an example on the test rows, after training with some changes."""
    return lambda runs: runs.trained(example, *changes).test(title)


@dataclass(frozen=True)
class Bar:
    """What a figure has to be: from `low` to `high`, both inclusive; either side may be open."""

    low: float = -math.inf
    high: float = math.inf

    def holds(self, value: float) -> bool:
        """Whether a value reaches the bar; what is no number does not."""
        return self.low <= value <= self.high

    def words(self) -> str:
        """The bar as a person reads it."""
        if math.isinf(self.high):
            return f"at least {self.low:g}"
        if math.isinf(self.low):
            return f"at most {self.high:g}"
        return f"{self.low:g} to {self.high:g}"

    def json(self) -> float | tuple[float, float]:
        """The one number that counts, or both."""
        if math.isinf(self.high):
            return self.low
        return self.high if math.isinf(self.low) else (self.low, self.high)


def at_least(low: float) -> Bar:
    """A bar that is open upwards."""
    return Bar(low=low)


def at_most(high: float) -> Bar:
    """A bar that is open downwards."""
    return Bar(high=high)


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    row: of the deck. title: what is measured, with its example in mind. bar: None where the figure
    is only shown. value: works it out of the runs of one seed; of several seeds the median counts.
    baseline: what it is to be seen beside, with its title. is_of_a_seed: whether the value depends
    on the seed; one that does not, or looks at many seeds itself, is worked out once.
    """

    row: int
    title: str
    value: Value
    bar: Bar | None = None
    baseline: Value | None = None
    baseline_title: str = ""
    is_of_a_seed: bool = True

"""A value axis: how far it reaches, where its hairlines stand, and their plain numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.words import tr

Numbers = NDArray[np.float64]
MANTISSAS = (
    (1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0, 2.2, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0),
    (1.0, 1.5, 2.0, 3.0, 5.0, 7.0),
    (1.0, 2.0, 5.0),
    (1.0,),
)
"""Where hairlines may stand within a decade, the closest first."""
ROUNDEST = 2
"""The place of the mantissas that are taken wherever they give enough hairlines."""
DECADES = (2, 3, 5, 10, 20, 50, 100)
SHORT_FROM, SHORT_TO, THOUSAND = 1e-5, 1e7, 1e3
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with hairlines at `ticks` between them.

    `is_log` where equal ratios are equally far.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool

    def heights(self, values: Numbers) -> Numbers:
        """Where values stand between the ends, 0 to 1 for those between; any shape."""
        if not self.is_log:
            return (values - self.low) / (self.high - self.low)
        low, high = math.log(self.low), math.log(self.high)
        return (np.log(np.maximum(values, self.low * 1e-6)) - low) / (high - low)


def fitting_axis(low: float, high: float, most: int) -> Axis:
    """An axis that holds `low` to `high` with two to `most` hairlines (`most` is 3 or more).

    Logarithmic where all values are positive. Its ends are round numbers, so that it stays as it is
    while the values change a little.
    """
    if not low > 0:
        ticks = _linear_ticks(low, high, most)
        return Axis(ticks[0], ticks[-1], ticks, is_log=False)
    first, last = _log_ends(low, high)
    return Axis(first, last, _log_ticks(first, last, most), is_log=True)


def plain(value: float) -> str:
    """A tick's number without an exponent where that is short: 0.05, 2,000, 1e-09."""
    if not _is_short(value):
        return f"{value:.3g}"
    text = f"{value:,.7f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


def alike(values: Sequence[float]) -> list[str]:
    """The numbers of ticks: all of them with an exponent where one of them needs it."""
    if all(map(_is_short, values)):
        return [plain(value) for value in values]
    return [f"{value:.1e}".replace(".0e", "e") for value in values]


def figure(value: float) -> str:
    """A value with the figures that count: 1,234 and 12.41, 0.033, 0.0021."""
    if not math.isfinite(value):
        return tr("not a number")
    if not _is_short(value):
        return f"{value:.1e}"
    if value == 0 or abs(value) >= 1:
        return f"{value:,.{0 if abs(value) >= THOUSAND else 2}f}"
    return f"{value:.{max(3, 1 - math.floor(math.log10(abs(value))))}f}"


def _is_short(value: float) -> bool:
    """Whether a number can be read without an exponent."""
    return value == 0 or SHORT_FROM <= abs(value) < SHORT_TO


def _log_ends(low: float, high: float) -> tuple[float, float]:
    """The nearest round numbers outside, with at least two hairlines between them."""
    marks = _marks(low, high, MANTISSAS[0])
    start = max(place for place, mark in enumerate(marks) if mark <= low)
    end = min(place for place, mark in enumerate(marks) if mark >= high and place > start)
    return marks[start], marks[end]


def _log_ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Hairlines between two round numbers: on the roundest values of which there are enough."""
    choices = [[mark for mark in _marks(low, high, m) if low <= mark <= high] for m in MANTISSAS]
    roundest, powers = choices[ROUNDEST], choices[-1]
    choices = [roundest, *choices, *(powers[::stride] for stride in DECADES)]
    ranked = [ticks for least in (3, 2) for ticks in choices if least <= len(ticks) <= most]
    thinned = [ticks[:: math.ceil(len(ticks) / most)] for ticks in choices[:2] if len(ticks) > most]
    return tuple([*ranked, *thinned][0])


def _marks(low: float, high: float, mantissas: tuple[float, ...]) -> list[float]:
    """Round numbers from a decade below `low` to a decade above `high`."""
    first, last = math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1
    return [float(f"{mark:g}e{power}") for power in range(first, last + 1) for mark in mantissas]


def _linear_ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    span = max(high - low, abs(high) * 1e-3, 1e-9)
    power = 10.0 ** math.floor(math.log10(span / most))
    strides = (step * power * scale for scale in (1, 10) for step in STEPS)
    for stride in strides:
        first, last = math.floor(low / stride), math.ceil(high / stride)
        last = max(last, first + 1)
        if last - first < most:
            break
    return tuple(place * stride for place in range(first, last + 1))

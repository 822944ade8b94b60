"""The next value up or down: what the arrow keys and the wheel do in a number's field."""

from __future__ import annotations

import math

from engine.language import Integer, Real

FACTOR = 1.1
FIGURES = 3
SMALLEST = 1e-6
"""Where a logarithmic number goes from nothing."""


def stepped(parameter: Integer | Real, value: float, steps: int) -> int | float:
    """`value` so many steps further, within the limits.

    A whole number goes by one; a logarithmic one by a tenth of itself, to three figures; another
    one by a tenth of its first figure's place.
    """
    if isinstance(parameter, Integer):
        return max(parameter.low, min(parameter.high, int(value) + steps))
    move = _by_factor if parameter.is_logarithmic else _by_sum
    return max(parameter.low, min(parameter.high, move(value, steps)))


def _by_factor(value: float, steps: int) -> float:
    if value <= 0:
        return SMALLEST if steps > 0 else 0.0
    return _rounded(value * FACTOR**steps, FIGURES)


def _by_sum(value: float, steps: int) -> float:
    size = max(abs(value), 0.1)
    stride = 10.0 ** (math.floor(math.log10(size) + 1e-9) - 1)
    return _rounded(value + steps * stride, 12)


def _rounded(value: float, figures: int) -> float:
    return float(f"{value:.{figures}g}")

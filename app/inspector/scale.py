"""Where a number stands between its limits, from 0 to 1: what a slider shows and says."""

from __future__ import annotations

import math

from engine.language import Integer, Parameter, Real

MOST, WIDEST = 100_000, 100.0
"""The largest whole number that is slid to, and the longest even span of real numbers."""
EVEN_RATIO = 64
"""Whole numbers that grow by more than this are slid through by factors."""
FIGURES, STEPS_EACH_OCTAVE = 2, 4


def has_scale(parameter: Parameter) -> bool:
    """Whether sliding makes sense: the limits of a number lie near enough to each other."""
    match parameter:
        case Integer():
            return parameter.high <= MOST
        case Real():
            return _is_by_factor(parameter) or parameter.high - parameter.low <= WIDEST
        case _:
            return False


def position_of(parameter: Integer | Real, value: float) -> float:
    """Where a value stands; one beyond a limit stands at it."""
    low, high = parameter.low, parameter.high
    inside = max(low, min(high, value))
    if _is_by_factor(parameter):
        return math.log(inside / low) / math.log(high / low)
    return (inside - low) / (high - low)


def value_at(parameter: Integer | Real, position: float) -> int | float:
    """The value at a position, as round as the scale allows, and within the limits."""
    low, high = parameter.low, parameter.high
    if not 0 < position < 1:
        return high if position >= 1 else low
    if _is_by_factor(parameter):
        exact = low * (high / low) ** position
        found = _rounded_factor(parameter, exact)
    else:
        found = _rounded_sum(parameter, low + position * (high - low))
    return max(low, min(high, found))


def _is_by_factor(parameter: Integer | Real) -> bool:
    if parameter.low <= 0:
        return False
    if isinstance(parameter, Integer):
        return parameter.high / parameter.low > EVEN_RATIO
    return parameter.is_logarithmic


def _rounded_factor(parameter: Integer | Real, exact: float) -> int | float:
    """Two figures; of whole numbers the powers of two and the quarters between them."""
    if isinstance(parameter, Real):
        return float(f"{exact:.{FIGURES}g}")
    stride = max(1, (1 << int(math.log2(exact))) // STEPS_EACH_OCTAVE)
    return round(exact / stride) * stride


def _rounded_sum(parameter: Integer | Real, exact: float) -> int | float:
    """A hundredth of the span; whole numbers as they are."""
    if isinstance(parameter, Integer):
        return round(exact)
    return round(exact, FIGURES - round(math.log10(parameter.high - parameter.low)))

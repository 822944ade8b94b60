"""A quiet line through noisy values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def smoothed(values: Numbers, window: int) -> Numbers:
    """The running median of (count,) values, each over the `window` values around it.

    The window grows from the first value on, so that a steep fall at the beginning is followed; at
    the end it is cut, so that the last value rests on many. An even window counts as the odd one
    above it. A single spike leaves no trace.
    """
    half = window // 2
    if half < 1 or len(values) <= 1:
        return values.copy()
    padded = np.pad(values, half, constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1)
    line = np.nanmedian(windows, axis=1)
    for place in range(min(half, (len(values) + 1) // 2)):
        line[place] = np.median(values[: 2 * place + 1])
    return _softened(line, max(1, half // 2))


def fitting_window(count: int) -> int:
    """How many of `count` values a line should rest on: few of few, a thirtieth of many."""
    return min(31, count // 30 * 2 + 1)


def _softened(values: Numbers, half: int) -> Numbers:
    """The mean over up to 2 half + 1 values around each, which takes the steps off a median."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    places = np.arange(len(values))
    reach = np.minimum(half, np.minimum(places, len(values) - 1 - places))
    means: Numbers = (sums[places + reach + 1] - sums[places - reach]) / (2 * reach + 1)
    return means

"""Shares, sizes and times in the few figures that say something."""

from __future__ import annotations

from app.words import tr

LEAST_PERCENT = 0.1
WHOLE_FROM = 9.95
"""From here on the figure behind the point says nothing."""
NEXT_UNIT_FROM = 999.5
BYTES = (("B", 1.0), ("kB", 1e-3), ("MB", 1e-6), ("GB", 1e-9), ("TB", 1e-12))
SECONDS = (("µs", 1e6), ("ms", 1e3), ("s", 1.0))


def share_words(share: float) -> str:
    """A share in per cent: '0.4 %', '23 %'."""
    percent = 100 * share
    if 0 < percent < LEAST_PERCENT:
        return tr("under 0.1 %")
    return f"{_rounded(percent)} %"


def bytes_words(count: int) -> str:
    """A size in memory: '134 kB'."""
    return _scaled(count, BYTES)


def duration_words(seconds: float) -> str:
    """A short time: '41 µs', '1.7 ms', '2.1 s'."""
    return _scaled(seconds, SECONDS)


def _scaled(size: float, units: tuple[tuple[str, float], ...]) -> str:
    """A size in the first unit that it is not too large for."""
    fitting = (entry for entry in units if size * entry[1] < NEXT_UNIT_FROM)
    unit, factor = next(fitting, units[-1])
    return f"{_rounded(size * factor)} {unit}"


def _rounded(number: float) -> str:
    is_whole = number >= WHOLE_FROM or number == round(number)
    return f"{number:,.0f}" if is_whole else f"{number:.1f}"

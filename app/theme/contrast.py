"""How well a colour is told apart from what lies under it (WCAG 2.2)."""

from __future__ import annotations

import re
from itertools import pairwise

READABLE = 4.5
"""The least contrast of text that is read."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 50
_DARKEST_CURVED = 0.04045


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white).

    L = 0.2126 R + 0.7152 G + 0.0722 B, each channel made linear first.
    `colour` is "#RRGGBB"; anything else raises ValueError.
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio (L1 + 0.05) / (L2 + 0.05) of two "#RRGGBB", from 1 to 21; the order is free."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """The "#RRGGBB" on the way from `one` (share 0) to `other` (share 1), in sRGB."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def readable(colour: str, surface: str, ratio: float = READABLE) -> str:
    """`colour`, moved towards black or white just far enough to be read on `surface`.

    For words in the colour of what they name, such as the name at the end of a curve.
    """
    end = max("#000000", "#FFFFFF", key=lambda pole: contrast(pole, surface))
    tries = [mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1)]
    return next((found for found in tries if contrast(found, surface) >= ratio), end)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f'a colour is "#RRGGBB", not {colour!r}')
    red, green, blue = (int(colour[a:b], 16) for a, b in pairwise((1, 3, 5, 7)))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _DARKEST_CURVED else ((channel + 0.055) / 1.055) ** 2.4

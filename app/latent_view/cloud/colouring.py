"""By what the samples of a cloud are coloured: kinds with a colour each, or numbers on a scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.theme.tokens import FAMILIES
from engine.observations.class_colours import CLASS_COLOURS

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
TONES = 256
"""How many colours a scale has."""
SCALE = "viridis"
DARK_PART, LIGHT_PART = (0.25, 1.0), (0.0, 0.8)
"""The part of the scale that is told from a dark ground, and from a light one."""
RARE = 0.02
"""So large a part of the samples at each end has the last colour: a few do not bleach the rest."""

SKEWED, LONGEST = 20.0, 1e4
"""So many times the median is the highest of skewed numbers, and so many times the lowest that a
scale of theirs shows."""


@dataclass(frozen=True)
class Colouring:
    """A colour for each sample: the `keys` (rows,) are places in the palette (colours, 3), from 0.

    Samples that have none are -1. values: (rows,) the numbers themselves. names: of the kinds, one
    for each colour; none for numbers, which go from `low` to `high`, by their logarithms where
    is_log. title: what is seen; note: what is to be said of it; short: what one sample has of it.
    """

    keys: Places
    palette: Floats
    names: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    title: str = ""
    note: str = ""
    short: str = ""
    is_log: bool = False
    values: Floats | None = None

    @property
    def is_scale(self) -> bool:
        """Whether numbers are shown, and not kinds."""
        return not self.names

    def words_of(self, row: int) -> list[str]:
        """What a sample is coloured by: 'Density −3.2'; none where it has none."""
        key = int(self.keys[row])
        if not self.title or key < 0:
            return []
        said = self.names[key] if self.values is None else number_words(float(self.values[row]))
        return [f"{self.short or self.title} {said}"]

    def entitled(self, title: str, note: str = "", short: str = "") -> Colouring:
        """The same colours, with words for their legend."""
        return replace(self, title=title, note=note, short=short)


def class_colour(label: int) -> str:
    """The colour of a class, "#RRGGBB"; more than ten classes take the colours again.

    Samples without a class (-1) have the colour of the latent space.
    """
    return FAMILIES["latent"] if label < 0 else CLASS_COLOURS[label % len(CLASS_COLOURS)]


def by_kind(kinds: Places, names: tuple[str, ...] = ()) -> Colouring:
    """Kinds (rows,) from 0, -1 where there is none; without names their numbers name them."""
    count = max(int(kinds.max(initial=-1)) + 1, len(names), 1)
    words = names + tuple(map(str, range(len(names), count)))
    palette = np.array([rgb(class_colour(kind)) for kind in range(count)], np.float32)
    return Colouring(kinds, palette, words)


def by_number(values: Floats, *, is_dark: bool) -> Colouring:
    """Numbers (rows,) on a scale that colour-blind people read as well; NaN has no colour.

    Numbers above 0 of which most are far below the highest are told apart by their logarithms.
    """
    is_number = np.isfinite(values)
    finite = values[is_number] if is_number.any() else np.zeros(1, np.float32)
    low, middle, high = map(float, np.quantile(finite, [RARE, 0.5, 1 - RARE]))
    is_log = low >= 0 and middle * SKEWED < high
    if is_log:
        low = max(low, high / LONGEST)
        parts = _parts(np.log(np.maximum(np.nan_to_num(values), low)), np.log(low), np.log(high))
    else:
        parts = _parts(np.nan_to_num(values), low, high)
    keys = np.where(is_number, (parts * (TONES - 1)).round(), -1).astype(np.int64)
    return Colouring(
        keys, scale(is_dark=is_dark), (), low, high, is_log=bool(is_log), values=values
    )


def _parts(values: Floats, low: float, high: float) -> Floats:
    """Which part of the way from low to high each is, 0 to 1."""
    span = max(float(high - low), float(np.finfo(np.float32).tiny))
    return np.asarray((np.clip(values.astype(np.float64), low, high) - low) / span, np.float32)


def number_words(value: float) -> str:
    """A number as it stands at a scale: 0.0123, −2.5, 1.2e+06."""
    return f"{value:.3g}".replace("-", "−")


@cache
def scale(*, is_dark: bool) -> Floats:
    """The colours of a scale from low to high, (TONES, 3) from 0 to 1."""
    from pyqtgraph import colormap

    first, last = DARK_PART if is_dark else LIGHT_PART
    found = colormap.get(SCALE).getLookupTable(first, last, TONES, mode="float")
    return np.asarray(found, np.float32)[:, :3]


def rgb(colour: str) -> tuple[float, float, float]:
    """The parts of "#RRGGBB", from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue

"""Curves made ready to be drawn: their columns, smoothed lines, heights and colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.axis import Axis, figure, fitting_axis
from app.plots.columns import Columns, band, in_columns
from app.plots.series import Series
from app.plots.smoothing import fitting_window, smoothed
from app.theme.contrast import readable
from app.theme.tokens import FAMILIES, Theme

Numbers = NDArray[np.float64]
PIXELS_A_POINT = 2
"""A smoothed line needs no more points; wide strokes are what costs time."""
BELOW = 2.0
"""Noise may lie so many times below the lowest smoothed value before it is cut off."""


@dataclass(frozen=True)
class Line:
    """One curve as it is drawn: steps across, heights from 0 to 1 up.

    raw_steps, raw_heights: the noise behind the line; empty where there is none.
    """

    name: str
    figure: str
    colour: str
    text_colour: str
    steps: Numbers
    values: Numbers
    heights: Numbers
    raw_steps: Numbers
    raw_heights: Numbers
    is_dense: bool
    """Whether the noise fills every column of pixels."""

    @property
    def end(self) -> tuple[float, float]:
        """Step and height of the newest point."""
        return float(self.steps[-1]), float(self.heights[-1])

    @property
    def label(self) -> str:
        """What stands at its end."""
        return f"{self.name} {self.figure}"

    def at(self, step: float) -> tuple[str, float] | None:
        """What the line says at a step, and at which height; None outside the line."""
        if not len(self.steps) or not self.steps[0] <= step <= self.steps[-1]:
            return None
        value, height = (np.interp(step, self.steps, row) for row in (self.values, self.heights))
        return figure(float(value)), float(height)


@dataclass(frozen=True)
class Drawing:
    """All lines on one axis."""

    axis: Axis
    lines: tuple[Line, ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """Of the axis's hairlines, from 0 to 1."""
        return tuple(self.axis.heights(np.array(self.axis.ticks)).tolist())


def drawing(
    series: Sequence[Series], theme: Theme, width_px: int, most_ticks: int
) -> Drawing | None:
    """Curves for a plot that is `width_px` pixels wide; None while there is nothing to draw."""
    ready = [_Ready.of(one, width_px) for one in series]
    seen = [one for one in ready if len(one.columns)]
    if not seen:
        return None
    axis = fitting_axis(*_limits(seen), most_ticks)
    colours = line_colours(theme)
    lines = (one.line(axis, colours[place % len(colours)], theme) for place, one in enumerate(seen))
    return Drawing(axis, tuple(lines))


def line_colours(theme: Theme) -> tuple[str, ...]:
    """The colours of curves, in the order in which they are taken."""
    names = ("neurons", "depth", "latent", "losses", "data", "heads")
    return (theme.accent, *(FAMILIES[name] for name in names))


@dataclass(frozen=True)
class _Ready:
    """A curve in columns, with its line, before the axis is known."""

    series: Series
    columns: Columns
    steps: Numbers
    line_values: Numbers

    @classmethod
    def of(cls, series: Series, width_px: int) -> _Ready:
        curve = series.curve
        columns = in_columns(curve.steps, curve.values, width_px)
        if not series.is_noisy:
            return cls(series, columns, columns.steps, columns.middles)
        fewer = in_columns(columns.steps, columns.middles, max(1, width_px // PIXELS_A_POINT))
        values = smoothed(fewer.middles, fitting_window(len(fewer)))
        return cls(series, columns, fewer.steps, values)

    def limits(self) -> tuple[float, float]:
        """From the lowest to the highest value that must be seen."""
        lowest = float(self.line_values.min())
        floor = lowest / BELOW if lowest > 0 else -np.inf
        return max(float(self.columns.lows.min()), floor), float(self.columns.highs.max())

    def line(self, axis: Axis, colour: str, theme: Theme) -> Line:
        """The curve on an axis."""
        raw_steps, raw_values = band(self.columns) if self.series.is_noisy else (np.empty(0),) * 2
        return Line(
            self.series.name,
            figure(float(self.line_values[-1])),
            colour,
            readable(colour, theme.panel),
            self.steps,
            self.line_values,
            axis.heights(self.line_values),
            raw_steps,
            axis.heights(raw_values),
            len(self.columns) < len(self.series.curve),
        )


def _limits(ready: Sequence[_Ready]) -> tuple[float, float]:
    lows, highs = zip(*(one.limits() for one in ready), strict=True)
    return min(lows), max(highs)

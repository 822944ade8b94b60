"""The window onto the plane: which part of it is shown, how it moves, and where its points land."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Size = tuple[float, float]
MARGIN = 0.08
"""How much of the picture stays free on each side of a cloud that was fitted."""
OUTLIERS = 0.004
"""The part of the samples on each side that a fit may leave outside."""
SLACK = 1.35
"""A window that is up to so many times wider than the cloud needs is left alone."""
SMALLEST = 1e-6
SETTLED = 1e-3


@dataclass(frozen=True)
class Window:
    """A square part of the plane: its centre, and `span` from side to side, in data units.

    Both axes have one scale, so that what is near in the picture is near in the latent space. In a
    picture that is not square, `span` is seen along its shorter side.
    """

    x: float = 0.0
    y: float = 0.0
    span: float = 2.0

    def places(self, points: Floats, size: Size) -> Floats:
        """Where points (count, 2) land in a picture of `size` (width, height) from its corner."""
        scale = min(size) / self.span
        places = np.empty((2, len(points)), np.float32)  # by column: what comes next goes so
        places[0] = (points[:, 0] - self.x) * scale + size[0] / 2
        places[1] = (self.y - points[:, 1]) * scale + size[1] / 2
        return places.T

    def point(self, place: tuple[float, float], size: Size) -> tuple[float, float]:
        """The point of the plane at a place of the picture."""
        scale = self.span / min(size)
        across, down = place[0] - size[0] / 2, place[1] - size[1] / 2
        return self.x + across * scale, self.y - down * scale

    def zoomed(self, factor: float, around: tuple[float, float]) -> Window:
        """Seen `factor` times larger; the point `around` stays where it is."""
        span = max(self.span / factor, SMALLEST)
        kept = span / self.span
        x, y = around
        return Window(x + (self.x - x) * kept, y + (self.y - y) * kept, span)

    def moved(self, x: float, y: float) -> Window:
        """Moved by so much, in data units."""
        return Window(self.x + x, self.y + y, self.span)

    def toward(self, other: Window, part: float) -> Window:
        """Gone `part` (0 to 1) of the way to another window; equal steps look equally large."""
        span = math.exp((1 - part) * math.log(self.span) + part * math.log(other.span))
        x, y = self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part
        return Window(x, y, span)

    def is_at(self, other: Window) -> bool:
        """Whether nobody could see the difference."""
        far = max(abs(self.x - other.x), abs(self.y - other.y), abs(self.span - other.span))
        return far < SETTLED * other.span


def fitted(points: Floats, size: Size = (1, 1)) -> Window:
    """The window that shows a cloud (count, 2) with some room around it, in a picture of `size`."""
    finite = points[np.isfinite(points).all(axis=1)]
    if not len(finite):
        return Window()
    low, high = np.quantile(finite, [OUTLIERS, 1 - OUTLIERS], axis=0)
    x, y = (float(middle) for middle in (low + high) / 2)
    sides = np.array(size) / min(size)
    span = float(np.max((high - low) / sides)) / (1 - 2 * MARGIN)
    return Window(x, y, max(span, SMALLEST * max(1.0, abs(x), abs(y))))


def followed(window: Window, points: Floats, size: Size = (1, 1)) -> Window:
    """Where a window should go as the cloud moves: nowhere while it still shows the cloud well."""
    wanted = fitted(points, size)
    shift = max(abs(wanted.x - window.x), abs(wanted.y - window.y))
    needed = wanted.span * (1 - 2 * MARGIN) + 2 * shift
    holds = needed * (1 + MARGIN / 2) <= window.span
    return window if holds and window.span <= wanted.span * SLACK else wanted

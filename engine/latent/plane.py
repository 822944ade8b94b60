"""A plane that lies in a latent space: what is shown is what falls on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.latent.alignment import turned
from engine.latent.principal import principal_axes
from engine.latent.projection import PLANE
from engine.observations.records import Floats


@dataclass(frozen=True, eq=False)
class Plane:
    """`centre` (dimensions,) and two orthonormal `axes` (2, dimensions).

    A space of one dimension lies along the first axis; the second is zero.
    """

    centre: Floats
    axes: Floats

    @property
    def dimensions(self) -> int:
        """How many numbers a point of the space has."""
        return len(self.centre)

    def to_plane(self, points: Floats) -> Floats:
        """(count, dimensions) to (count, 2)."""
        return np.asarray((points - self.centre) @ self.axes.T, dtype=np.float32)

    def to_space(self, points: Floats) -> Floats:
        """(count, 2) to (count, dimensions), on the plane: exact for what lies there."""
        return np.asarray(points @ self.axes + self.centre, dtype=np.float32)


def axes_plane(dimensions: int, first: int = 0, second: int = 1) -> Plane:
    """The plane of two dimensions of a space; of one dimension the line of it."""
    axes = np.zeros((PLANE, dimensions), np.float32)
    for place, dimension in enumerate((first, second)[:dimensions]):
        axes[place, min(dimension, dimensions - 1)] = 1
    return Plane(np.zeros(dimensions, np.float32), axes)


def principal_plane(codes: Floats, before: Plane | None = None) -> Plane:
    """The plane in which codes (samples, dimensions) differ most, turned towards `before`.

    Codes that are no numbers do not count. Where no two codes differ, and for one or two
    dimensions, which are shown as they are, it is the plane of the first two.
    """
    dimensions = codes.shape[1]
    finite = codes[np.isfinite(codes).all(axis=1)]
    if dimensions <= PLANE or min(finite.shape) < PLANE:
        return axes_plane(dimensions)
    centre = finite.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred = finite - centre
    if not centred.any():
        return axes_plane(dimensions)
    axes = principal_axes(centred, PLANE)
    return Plane(centre, turned(axes, before.axes) if before else axes)

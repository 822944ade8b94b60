"""From a latent space onto a plane that lies in it, and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.latent.projections.alignment import turned
from engine.latent.projections.principal import principal_axes
from engine.observations.records import Floats

PLANE = 2


@dataclass(frozen=True, eq=False)
class Projection:
    """A plane in a space: `centre` (dimensions,) and two orthonormal `axes` (2, dimensions).

    A space of one dimension lies along the first axis; the second is zero.
    """

    centre: Floats
    axes: Floats

    def to_plane(self, points: Floats) -> Floats:
        """(count, dimensions) to (count, 2)."""
        return np.asarray((points - self.centre) @ self.axes.T, dtype=np.float32)

    def to_space(self, points: Floats | tuple[float, float]) -> Floats:
        """(count, 2) to (count, dimensions), or one point: exact for what lies on the plane."""
        return np.asarray(np.asarray(points) @ self.axes + self.centre, dtype=np.float32)


def axes_projection(
    dimensions: int, first: int = 0, second: int = 1, middle: Floats | None = None
) -> Projection:
    """The plane of two dimensions of a space; of one dimension the line of it.

    middle: (dimensions,) what a point of it has in the others, where that is not 0.
    """
    axes = np.zeros((PLANE, dimensions), np.float32)
    for place, dimension in enumerate((first, second)[:dimensions]):
        axes[place, min(dimension, dimensions - 1)] = 1
    centre = np.zeros(dimensions, np.float32)
    if middle is not None:
        centre = np.where(axes.any(axis=0), centre, middle)
    return Projection(centre, axes)


def projection_of(codes: Floats, before: Projection | None = None) -> Projection:
    """The plane in which codes (samples, dimensions) differ most, turned towards `before`.

    Codes that are no numbers do not count. Where no two codes differ, and for one or two
    dimensions, which are shown as they are, it is the plane of the first two.
    """
    dimensions = codes.shape[1]
    if dimensions <= PLANE:
        return axes_projection(dimensions)
    finite = codes[np.isfinite(codes).all(axis=1)]
    if len(finite) < PLANE:
        return axes_projection(dimensions)
    centre = finite.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred = finite - centre
    if not centred.any():
        return axes_projection(dimensions)
    axes = principal_axes(centred, PLANE)
    return Projection(centre, turned(axes, before.axes) if before else axes)

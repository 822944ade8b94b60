"""From a latent space to the plane that is shown, and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.observations.records import Floats

PLANE = 2


@dataclass(frozen=True)
class Projection:
    """A plane in a space: `centre` (dimensions,) and two orthonormal `axes` (2, dimensions).

    Spaces of one or two dimensions are shown as they are.
    """

    centre: Floats
    axes: Floats

    @property
    def dimensions(self) -> int:
        """How many numbers a point of the space has."""
        return len(self.centre)

    def to_plane(self, points: Floats) -> Floats:
        """(rows, dimensions) to (rows, 2)."""
        return np.asarray((points - self.centre) @ self.axes.T, dtype=np.float32)

    def to_space(self, point: tuple[float, float]) -> Floats:
        """(2,) in the plane to (dimensions,), on the plane."""
        return np.asarray(np.array(point) @ self.axes + self.centre, dtype=np.float32)


def projection_of(points: Floats, before: Projection | None = None) -> Projection:
    """The plane to show these points in: (rows, dimensions).

    For more than two dimensions the plane of the first two principal components; their signs follow
    those of `before`, so that a cloud which moves does not flip over. A single point, or
    points that are no numbers, have no plane of their own: they are shown on the first two axes.
    """
    dimensions = points.shape[1]
    has_plane = min(points.shape) >= PLANE and bool(np.isfinite(points).all())
    if dimensions <= PLANE or not has_plane:
        return Projection(
            np.zeros(dimensions, np.float32), np.eye(PLANE, dimensions, dtype=np.float32)
        )
    centre = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - centre, full_matrices=False)
    return Projection(centre, _turned(axes[:PLANE], before))


def _turned(axes: Floats, before: Projection | None) -> Floats:
    if before is None:
        return np.asarray(axes, dtype=np.float32)
    signs = np.where((axes * before.axes).sum(axis=1, keepdims=True) < 0, -1.0, 1.0)
    return np.asarray(axes * signs, dtype=np.float32)

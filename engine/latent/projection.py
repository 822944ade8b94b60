"""From a latent space to the plane that is shown, and back: what all ways to show one have."""

from __future__ import annotations

from typing import Protocol

from engine.observations.records import Floats

PLANE = 2


class Projection(Protocol):
    """A way to show a space in the plane."""

    @property
    def dimensions(self) -> int:
        """How many numbers a point of the space has."""

    def to_plane(self, points: Floats) -> Floats:
        """Where points of the space (count, dimensions) are shown: (count, 2)."""

    def to_space(self, points: Floats) -> Floats:
        """What points of the plane (count, 2) stand for: (count, dimensions)."""

"""Samples laid out in the plane one by one, as t-SNE and UMAP do it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.latent.projections.neighbourhood import Neighbourhood
from engine.observations.records import Floats


@dataclass(frozen=True, eq=False)
class Embedding:
    """Where each sample was laid out. What lies between the samples is told from the nearest ones,
    there and back: a point that is new has its place without another layout.

    codes: of the samples in the space. places: of the same samples in the plane.
    """

    codes: Neighbourhood
    places: Neighbourhood

    def to_plane(self, points: Floats) -> Floats:
        """(count, dimensions) to (count, 2), among the samples with the nearest codes."""
        return self.codes.carried(points, self.places.points)

    def to_space(self, points: Floats | tuple[float, float]) -> Floats:
        """(count, 2) to (count, dimensions), or one point: between the codes of the samples that
        are nearest there.
        """
        places = np.asarray(points, np.float32)
        codes = self.places.carried(np.atleast_2d(places), self.codes.points)
        return codes if places.ndim > 1 else np.asarray(codes[0])

    def moved_to(self, codes: Floats) -> Embedding:
        """The same places, of samples that have these codes now."""
        return Embedding(Neighbourhood(codes), self.places)


def embedding_of(codes: Floats, places: Floats) -> Embedding:
    """Of codes (samples, dimensions) and places (samples, 2)."""
    return Embedding(Neighbourhood(codes), Neighbourhood(places))

"""How one latent space is shown: the way that a person chose, and what was seen last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

import numpy as np

from engine.latent.projections.embedding import Embedding
from engine.latent.projections.projection import Projection, axes_projection, projection_of
from engine.latent.projections.variance import collapsed, share_of, variances
from engine.observations.records import Floats
from engine.questions.projecting import PRINCIPAL, Axes, How, Principal, Tsne, Umap, View


@dataclass(frozen=True, eq=False)
class Seen:
    """What was seen at one time. points: (rows, 2) of all samples, under the projection."""

    projection: Projection | Embedding
    points: Floats
    view: View


@dataclass(frozen=True, eq=False)
class Laid:
    """A layout of all samples, when and how it was made; whether it was ended, or went on from one
    that was. scale: how much wider it is than the method laid it.
    """

    how: How
    embedding: Embedding
    step: int
    is_whole: bool
    scale: float = 1.0


class Lens:
    """Shared by all who look at a space, on whatever thread: each value is replaced as a whole."""

    def __init__(self, plane: Projection | None = None) -> None:
        self.how: How = PRINCIPAL
        self.seen: Seen | None = None
        self.plane = plane
        """The plane that was seen last; the next one turns as little as it can from it."""
        self.laid: Laid | None = None
        """The layout that is shown, or was shown last."""

    def turn_to(self, how: How) -> None:
        """Show the space so when it is looked at next; a layout first has to be laid."""
        self.how = how

    def lay(self, laid: Laid) -> None:
        """Show this layout when the space is looked at next."""
        self.laid, self.how = laid, laid.how

    def take_back(self, laid: Laid | None, before: tuple[How, Laid | None]) -> None:
        """A layout was given up: show what was shown before it, unless another way was chosen."""
        if laid is not None and self.laid is laid:
            if self.how == laid.how:
                self.how = before[0]
            self.laid = before[1]

    @property
    def projection(self) -> Projection | Embedding | None:
        """How the space was seen last, or is known to have been seen."""
        return self.seen.projection if self.seen else self.plane

    def pin(self, plane: Projection, codes: Floats, step: int) -> None:
        """See codes on this plane."""
        self.plane, self.seen = plane, _on_plane(plane, codes, self.how, step)

    def look(self, codes: Floats, step: int) -> Seen:
        """Lay codes (rows, dimensions) in the plane; step: the run's, when they were so."""
        match self.how:
            case Axes(across, up):
                self.plane = axes_projection(codes.shape[1], across, up, _middle(codes))
            case Principal():
                self.plane = projection_of(codes, self.plane)
            case Tsne() | Umap():
                self.seen = self._in_layout(codes)
                return self.seen
            case _:
                assert_never(self.how)
        self.seen = _on_plane(self.plane, codes, self.how, step)
        return self.seen

    def _in_layout(self, codes: Floats) -> Seen:
        laid = self.laid
        assert laid is not None  # noqa: S101 - `lay` alone turns to a layout
        embedding = laid.embedding.moved_to(codes)
        spread = variances(codes)
        view = View(laid.how, None, spread, collapsed(spread), laid.step, laid.is_whole)
        return Seen(embedding, embedding.places.points, view)


def _middle(codes: Floats) -> Floats:
    """(dimensions,) the mean of the codes that are numbers; 0 where there are none."""
    finite = codes[np.isfinite(codes).all(axis=1)]
    if not len(finite):
        return np.zeros(codes.shape[1], np.float32)
    return np.asarray(finite.mean(axis=0, dtype=np.float64), np.float32)


def _on_plane(plane: Projection, codes: Floats, how: How, step: int) -> Seen:
    points, spread = plane.to_plane(codes), variances(codes)
    share = share_of(float(variances(points).sum()), spread)
    return Seen(plane, points, View(how, share, spread, collapsed(spread), step))

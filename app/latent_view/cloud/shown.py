"""A cloud as it is drawn now: its points, and which of them lie near a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.latent_view.cloud.grid import Grid
from app.latent_view.cloud.points import Look, Points, drawn
from engine.observations.records import Cloud


@dataclass(frozen=True)
class Shown:
    """A cloud and the look that it is drawn with; both stay as they are, so all is found once."""

    cloud: Cloud
    look: Look

    @cached_property
    def points(self) -> Points:
        """What is drawn."""
        return drawn(self.cloud, self.look)

    @cached_property
    def grid(self) -> Grid:
        """Where the points lie, in the order in which they are drawn."""
        return Grid(self.points.places)

    def sample_near(self, x: float, y: float, far: float) -> int | None:
        """The row of the sample that is drawn nearest to a point, at most so `far` away."""
        found = self.grid.nearest(x, y, far)
        return None if found is None else int(self.points.rows[found])

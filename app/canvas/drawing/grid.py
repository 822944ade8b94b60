"""The grid that what is dragged keeps to, where the person prefers it."""

from __future__ import annotations

from app.canvas.steps.step import Place, snapped
from app.preferences import Handling


class Grid:
    """Gives places to what is dragged. is_turned_over: a key is held to do the opposite."""

    def __init__(self, handling: Handling) -> None:
        self._handling = handling
        self.is_turned_over = False

    def place(self, place: Place) -> Place:
        """The nearest place on the grid; off it that of the nearest scene pixel."""
        if self._handling.is_snapping != self.is_turned_over:
            return snapped(place)
        return float(round(place[0])), float(round(place[1]))

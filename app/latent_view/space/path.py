"""A path that a person lays through the cloud: its corners, and where they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

from engine.observations.records import Cloud
from engine.questions.spots import At, OfRow

Corner = At | OfRow
"""A point of the plane, or a sample; a sample moves with the cloud."""


class Path(QObject):
    """The corners, in the order in which the path goes through them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.corners: tuple[Corner, ...] = ()

    def add(self, corner: Corner) -> None:
        """Go on to there."""
        self._set((*self.corners, corner))

    def replace(self, place: int, corner: Corner) -> None:
        """Go another way."""
        self._set((*self.corners[:place], corner, *self.corners[place + 1 :]))

    def take_back(self) -> None:
        """End one corner before."""
        self._set(self.corners[:-1])

    def clear(self) -> None:
        """Go nowhere."""
        self._set(())

    def _set(self, corners: tuple[Corner, ...]) -> None:
        if corners != self.corners:
            self.corners = corners
            self.changed.emit()


def point_of(corner: Corner, cloud: Cloud) -> QPointF | None:
    """Where a corner is in the plane; None for a sample that the cloud does not have."""
    match corner:
        case At(x, y):
            return QPointF(x, y)
        case OfRow(row) if row < len(cloud.points):
            return QPointF(*cloud.points[row].tolist())
    return None

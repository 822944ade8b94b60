"""The tool that lays a path through the cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt

from app.latent_view.cloud.tools import Tool
from app.latent_view.space.path import Corner, point_of
from engine.questions.spots import At, OfRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from app.latent_view.cloud.cloud_widget import CloudWidget
    from app.latent_view.space.latent import Latent

NEAR_PX, CORNER_PX = 6.0, 9.0
"""A sample, or a corner of the path, that is no further away is meant."""
BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PathTool(Tool):
    """A click goes on to a point or sample, Enter to the marker; Backspace takes a corner back.

    A corner can be dragged.
    """

    def __init__(self, latent: Latent) -> None:
        self._path = latent.path
        self._held: int | None = None

    def press(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Take hold of a corner, or go on to here."""
        self._held = self._corner_at(widget, event.position())
        if self._held is None:
            self._path.add(meant(widget, event.position()))
            self._held = len(self._path.corners) - 1

    def move(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The corner follows."""
        if self._held is not None and self._held < len(self._path.corners):
            self._path.replace(self._held, meant(widget, event.position()))

    def release(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The corner stays."""
        self._held = None

    def key(self, widget: CloudWidget, event: QKeyEvent) -> bool:
        """Take the last corner back, or go on to the marker."""
        key = Qt.Key(event.key())
        if key in BACK:
            self._path.take_back()
        elif key in ON and widget.marker is not None:
            self._path.add(At(*widget.marker.toTuple()))
        return key in BACK + ON

    def _corner_at(self, widget: CloudWidget, place: QPointF) -> int | None:
        """The uppermost corner there."""
        if widget.cloud is None:
            return None
        found = None
        for number, corner in enumerate(self._path.corners):
            point = point_of(corner, widget.cloud)
            if point is not None and _far(widget.place_of(point), place) <= CORNER_PX:
                found = number
        return found


def meant(widget: CloudWidget, place: QPointF) -> Corner:
    """The sample that is seen at a place of the widget, or else the point of the plane."""
    row = widget.sample_at(place, NEAR_PX)
    return At(*widget.point_at(place).toTuple()) if row is None else OfRow(row)


def _far(place: QPointF, other: QPointF) -> float:
    """The way between two places, in pixels."""
    way = place - other
    return float(np.hypot(way.x(), way.y()))

"""A wire with one end at a port and the other one loose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.drawing.look import ABOVE_ALL
from app.canvas.drawing.routing import Route, curve
from app.canvas.drawing.wire_item import path_of

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from app.canvas.drawing.picking import PortHit
    from app.canvas.drawing.scene import GraphScene
    from app.canvas.drawing.streets import Point


class LooseWire:
    """Shown from a port to where it was let go, until it is known what it goes on to."""

    def __init__(self, scene: GraphScene, port: PortHit, place: QPointF) -> None:
        fixed = scene.nodes[port.end.node].place_of(port.end, is_input=port.is_input)
        course = loose_course(fixed, (place.x(), place.y()), is_input=port.is_input)
        pen = scene.look.wire_pen(is_selected=True, is_red=False, is_muted=False)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._scene, self._item = scene, QGraphicsPathItem(path_of(course))
        self._item.setPen(pen)
        self._item.setZValue(ABOVE_ALL)
        scene.addItem(self._item)

    def clear(self) -> None:
        """Show it no more."""
        self._scene.removeItem(self._item)


def loose_course(fixed: Point, free: Point, *, is_input: bool) -> Route:
    """From a port to a place, where it ends without a bow. is_input: of the port."""
    start, one, two, last = curve(*((free, fixed) if is_input else (fixed, free))).points
    bow = (start, start, two, last) if is_input else (start, one, last, last)
    return Route(bow, is_curve=True)

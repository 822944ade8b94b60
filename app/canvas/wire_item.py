"""A wire as it is drawn near by."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.look import Look
from app.canvas.node_item import MUTED_OPACITY
from app.canvas.routing import Route, corner_radii
from app.canvas.streets import Point
from engine.document.values import Wire

GRASP = 10.0
"""How wide a wire is to the pointer, in scene pixels."""

CURVE_PIECES = 8
"""How many straight pieces stand for a curve from far."""


class WireItem(QGraphicsPathItem):
    """One wire. `sentence` says why it is red and is empty when it is not."""

    def __init__(self, wire: Wire, route: Route, look: Look) -> None:
        super().__init__()
        self.wire = wire
        self.sentence = ""
        self._route = route
        self._far_path: QPainterPath | None = None
        self._look = look
        self._is_selected = self._is_muted = self._is_moving = False
        self.show_route(route)
        self._dress()

    @property
    def route(self) -> Route:
        """Its course, in scene pixels."""
        return self._route

    @property
    def is_selected(self) -> bool:
        """Whether it is drawn as selected."""
        return self._is_selected

    def show_route(self, route: Route) -> None:
        """Run along another course."""
        self._route, self._far_path = route, None
        self.setPath(path_of(route))

    def far_path(self) -> QPainterPath:
        """Its course in straight pieces, as it is drawn from far; worked out once."""
        if self._far_path is None:
            self._far_path = QPainterPath()
            self._far_path.addPolygon(QPolygonF([QPointF(*at) for at in corners(self._route)]))
        return self._far_path

    def show_state(self, sentence: str, *, is_muted: bool) -> bool:
        """Be red for a reason, or dashed beside a muted node; gives whether that is new."""
        if (sentence, is_muted) == (self.sentence, self._is_muted):
            return False
        self.sentence, self._is_muted = sentence, is_muted
        self._dress()
        return True

    def show_selected(self, is_selected: bool) -> bool:
        """Be drawn in the accent colour, or not; gives whether that is new."""
        if is_selected == self._is_selected:
            return False
        self._is_selected = is_selected
        self._dress()
        return True

    def show_moving(self, is_moving: bool) -> None:
        """Be a hairline while its end moves."""
        if is_moving != self._is_moving:
            self._is_moving = is_moving
            self._dress()

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self._dress()

    def shape(self) -> QPainterPath:
        """What the pointer can grasp."""
        stroker = QPainterPathStroker()
        stroker.setWidth(GRASP)
        return stroker.createStroke(self.path())

    def _dress(self) -> None:
        pen = self._look.wire_pen(
            is_selected=self._is_selected, is_red=bool(self.sentence), is_muted=self._is_muted
        )
        if self._is_moving:
            pen.setWidthF(1.0)
        self.setPen(pen)
        self.setOpacity(MUTED_OPACITY if self._is_muted and not self.sentence else 1.0)
        self.setZValue(0.5 if self._is_selected or self.sentence else 0.0)


def path_of(route: Route) -> QPainterPath:
    """The course of a wire as Qt draws it, its corners rounded."""
    points = [QPointF(*point) for point in route.points]
    path = QPainterPath(points[0])
    if route.is_curve:
        path.cubicTo(*points[1:])
        return path
    for place, radius in enumerate(corner_radii(route.points), start=1):
        corner = points[place]
        path.lineTo(_toward(corner, points[place - 1], radius))
        path.quadTo(corner, _toward(corner, points[place + 1], radius))
    path.lineTo(points[-1])
    return path


def corners(route: Route, pieces: int = CURVE_PIECES) -> tuple[Point, ...]:
    """The corners of a wire, or places along its curve, which is so taken into pieces."""
    if not route.is_curve:
        return route.points
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = route.points
    return tuple(
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _weights(pieces)
    )


def share_at(route: Route, place: Point) -> float:
    """How far along a wire its nearest point to a place is: 0 at the output, 1 at the input."""
    pieces = list(pairwise(corners(route)))
    lengths = [math.dist(*piece) for piece in pieces]
    apart, share = math.inf, 0.0
    for number, (one, two) in enumerate(pieces):
        along = _along(one, two, place)
        at = one[0] + along * (two[0] - one[0]), one[1] + along * (two[1] - one[1])
        if (distance := math.dist(at, place)) < apart:
            apart, share = distance, sum(lengths[:number]) + along * lengths[number]
    return share / (sum(lengths) or 1.0)


def _along(one: Point, two: Point, place: Point) -> float:
    """How far along a straight piece its nearest point to a place is, from 0 to 1."""
    right, down = two[0] - one[0], two[1] - one[1]
    total = right**2 + down**2
    way = (place[0] - one[0]) * right + (place[1] - one[1]) * down
    return min(1.0, max(0.0, way / total)) if total else 0.0


@cache
def _weights(pieces: int) -> tuple[tuple[float, float, float, float], ...]:
    """Of the four points of a curve, at places along it."""
    return tuple(
        ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        for t in (n / pieces for n in range(pieces + 1))
    )


def _toward(corner: QPointF, other: QPointF, length: float) -> QPointF:
    """The point `length` from a corner on the way to another point."""
    way = other - corner
    total = abs(way.x()) + abs(way.y())
    return corner + way * (length / total) if total else corner

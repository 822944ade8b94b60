"""A wire as it is drawn near by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsPathItem

from app.canvas.drawing.look import Look
from app.canvas.drawing.node_item import MUTED_OPACITY
from app.canvas.drawing.routing import Route, corner_radii
from app.canvas.drawing.streets import Point
from engine.document.values import Wire

GRASP = 10.0
"""How wide a wire is to the pointer, in scene pixels."""

DOT_RADIUS, DOT_RIM = 5.0, 1.5
"""Of a dot on a wire, and the width of the rim that sets it off, in scene pixels."""

RING_RADIUS, RING_PX = 8.0, 1.5
"""Of the ring around a dot that is chosen, in scene pixels."""

CURVE_PIECES = 8
"""How many straight pieces stand for a curve from far."""

FINE = 32
"""How many of them stand for a curve where it is looked at closely."""


class WireItem(QGraphicsPathItem):
    """One wire. `sentence` says why it is red and is empty when it is not."""

    def __init__(self, wire: Wire, route: Route, look: Look) -> None:
        super().__init__()
        self.wire = wire
        self.sentence = ""
        self._route = route
        self._far_path: QPainterPath | None = None
        self._look = look
        self._is_selected = self._is_muted = self._is_moving = self._is_far = False
        self._bends: tuple[Point, ...] | None = None
        self._dots: list[DotItem] = []
        self._marked: int | None = None
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

    @property
    def bends(self) -> tuple[Point, ...]:
        """The dots that it runs by, where the document has them or where they are dragged."""
        return self.wire.bends if self._bends is None else self._bends

    @property
    def dots(self) -> Sequence[DotItem]:
        """What is drawn at these places."""
        return self._dots

    def show_wire(self, wire: Wire) -> bool:
        """Be this wire; gives whether it runs by other dots."""
        is_other = wire.bends != self.wire.bends
        self.wire = wire
        return is_other

    def show_bends(self, bends: tuple[Point, ...] | None) -> None:
        """Run by other dots than those of the document, until they are None."""
        self._bends = bends

    def show_route(self, route: Route) -> None:
        """Run along another course."""
        self._route, self._far_path = route, None
        self.setPath(path_of(route))
        if route.legs or self._dots:
            self._place_dots(route.stops[1:-1])

    def _place_dots(self, places: Sequence[Point]) -> None:
        while len(self._dots) > len(places):
            self.scene().removeItem(self._dots.pop())
        while len(self._dots) < len(places):
            self._dots.append(DotItem(self))
            self._dots[-1].setVisible(not self._is_far)
        for dot, place in zip(self._dots, places, strict=True):
            dot.setPos(*place)
        self._dress_dots()

    def show_dot(self, number: int | None) -> None:
        """Ring one of its dots, or none."""
        if number != self._marked:
            self._marked = number
            self._dress_dots()

    def show_far(self, is_far: bool) -> None:
        """Leave drawing to the far picture, or draw by itself again; that one has no dots."""
        self._is_far = is_far
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, is_far)
        for dot in self._dots:
            dot.setVisible(not is_far)

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
        self._dress_dots()

    def _dress_dots(self) -> None:
        for number, dot in enumerate(self._dots):
            dot.dress(self._look, self.pen().color(), is_marked=number == self._marked)


class DotItem(QGraphicsEllipseItem):
    """A dot on a wire, in its colour. One that is chosen has a ring."""

    def __init__(self, wire: QGraphicsItem) -> None:
        super().__init__(wire)
        self._ring = QGraphicsEllipseItem(_disc(RING_RADIUS), self)
        self._ring.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self.setRect(_disc(DOT_RADIUS))

    def dress(self, look: Look, colour: QColor, *, is_marked: bool) -> None:
        """Wear the colour of the wire, and the ring where it is chosen."""
        self.setBrush(look.accent if is_marked else colour)
        self.setPen(QPen(look.canvas, DOT_RIM))
        self._ring.setPen(QPen(look.accent, RING_PX))
        self._ring.setBrush(look.canvas)
        self._ring.setVisible(is_marked)


def _disc(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def path_of(route: Route) -> QPainterPath:
    """The course of a wire as Qt draws it, its corners rounded."""
    path = QPainterPath(QPointF(*route.points[0]))
    for part in route.parts:
        _draw(part, path)
    return path


def _draw(route: Route, path: QPainterPath) -> None:
    points = [QPointF(*point) for point in route.points]
    if route.is_curve:
        path.cubicTo(*points[1:])
        return
    for place, radius in enumerate(corner_radii(route.points), start=1):
        corner = points[place]
        path.lineTo(_toward(corner, points[place - 1], radius))
        path.quadTo(corner, _toward(corner, points[place + 1], radius))
    path.lineTo(points[-1])


def corners(route: Route, pieces: int = CURVE_PIECES) -> tuple[Point, ...]:
    """The corners of a wire, or places along its curve, which is so taken into pieces."""
    if route.legs:
        first, *others = (corners(leg, pieces) for leg in route.legs)
        return (*first, *(place for leg in others for place in leg[1:]))
    if not route.is_curve:
        return route.points
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = route.points
    return tuple(
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _weights(pieces)
    )


def leg_at(route: Route, place: Point) -> int:
    """Which leg of a wire comes nearest to a place: 0 for the one that leaves the output."""
    apart = [_apart(leg, place) for leg in route.parts]
    return apart.index(min(apart))


def _apart(route: Route, place: Point) -> float:
    """How far a place is from a wire."""
    return min(
        math.dist(_nearest(one, two, place), place) for one, two in pairwise(corners(route, FINE))
    )


def share_at(route: Route, place: Point) -> float:
    """How far along a wire its nearest point to a place is: 0 at the output, 1 at the input."""
    pieces = list(pairwise(corners(route)))
    lengths = [math.dist(*piece) for piece in pieces]
    apart, share = math.inf, 0.0
    for number, (one, two) in enumerate(pieces):
        at = _nearest(one, two, place)
        if (distance := math.dist(at, place)) < apart:
            apart, share = distance, sum(lengths[:number]) + math.dist(one, at)
    return share / (sum(lengths) or 1.0)


def _nearest(one: Point, two: Point, place: Point) -> Point:
    """The point of a straight piece that is nearest to a place."""
    right, down = two[0] - one[0], two[1] - one[1]
    total = right**2 + down**2
    way = (place[0] - one[0]) * right + (place[1] - one[1]) * down
    share = min(1.0, max(0.0, way / total)) if total else 0.0
    return one[0] + share * right, one[1] + share * down


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

"""The wire that a node would be put on, while it is carried over the canvas."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.canvas.drawing.streets import Point
from app.canvas.drawing.wire_item import corners
from app.canvas.editing.inserting import Way, way_through
from app.canvas.editing.stage import Stage
from app.canvas.gestures.reason import BESIDE_PX, Reason
from app.canvas.steps.step import wire_words
from app.words import tr
from engine.document.values import Wire
from engine.language import Ports

NARROW, LOW = 0.25, 0.4
"""The middle of a node that must lie on a wire: these shares of it are left out on each side."""

STRIDE = 6.0
"""A wire is looked at in places so far apart, in scene pixels."""


class Landing:
    """Finds that wire among those that lay there at first, and shows it. `way` is what it found.

    A short one lies hidden below the node, so that words tell of it as well.

    The node that is carried pushes wires aside, so that it is their first courses that count.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._courses = {
            item.wire: corners(item.route) for item in stage.scene.wiring.items.values()
        }
        self.way: Way | None = None
        self._told: Reason | None = None

    def follow(self, ports: Ports, area: QRectF) -> None:
        """Show the wire under the middle of an area, if it can lead through these ports."""
        by = area.width() * NARROW, area.height() * LOW
        middle = area.adjusted(by[0], by[1], -by[0], -by[1])
        way = self._found(ports, middle)
        if way != self.way:
            self._show(way)
        if self._told:
            aside = BESIDE_PX / self._stage.camera.scale
            corner = area.bottomLeft() - QPointF(aside, aside / 2)
            self._told.follow(corner, self._stage.camera)

    def clear(self) -> None:
        """Show none any more."""
        self._show(None)

    def _found(self, ports: Ports, middle: QRectF) -> Way | None:
        distances: dict[Wire, float] = {}
        for wire, course in self._courses.items():
            if (distance := _distance(course, middle)) is not None:
                distances[wire] = distance
        checked = self._stage.session.known
        ways = (
            way_through(ports, wire, checked)
            for wire in sorted(distances, key=distances.__getitem__)
        )
        return next((way for way in ways if way), None)

    def _show(self, way: Way | None) -> None:
        items, chosen = self._stage.scene.wiring.items, self._stage.choice.wires
        for each, is_shown in ((self.way, False), (way, True)):
            if each and (item := items.get(each.wire.ends)):
                item.show_selected(is_shown or each.wire in chosen)
        self.way = way
        self._tell(way)

    def _tell(self, way: Way | None) -> None:
        """Say between which nodes it would stand."""
        if self._told:
            self._stage.scene.removeItem(self._told)
            self._told = None
        if way:
            ends = wire_words(self._stage.session.graph, way.wire)
            self._told = Reason(self._stage.look)
            self._told.say(tr("Between {source} and {target}", **ends), is_calm=True)
            self._stage.scene.addItem(self._told)


def _distance(course: Sequence[Point], middle: QRectF) -> float | None:
    """How near a wire comes to the middle of a rectangle, where it crosses that."""
    centre = middle.center()
    inside = [at for at in _along(course) if middle.contains(at)]
    return min(((at - centre).manhattanLength() for at in inside), default=None)


def _along(course: Sequence[Point]) -> Iterator[QPointF]:
    """Places along a course of straight pieces."""
    for (x, y), (right, down) in pairwise(course):
        pieces = max(1, math.ceil(math.hypot(right - x, down - y) / STRIDE))
        for piece in range(pieces + 1):
            share = piece / pieces
            yield QPointF(x + share * (right - x), y + share * (down - y))

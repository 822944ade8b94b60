"""Cutting: a stroke with the pointer takes away every wire that it crosses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.lanes import Segment
from app.canvas.drawing.lettering import zoom_of
from app.canvas.drawing.look import ABOVE_ALL, CHOSEN_PX, WIRE_PX, Look
from app.canvas.drawing.streets import Boxes, Point
from app.canvas.drawing.wire_item import FINE, WireItem, corners
from app.canvas.editing.stage import Stage
from app.canvas.gestures.gesture import THRESHOLD
from app.canvas.steps.step import cut

ABOVE_WIRES = 0.6
"""Where a wire that is about to go lies: below the nodes."""

CROSS_PX, STROKE_PX, RIM_PX = 5.0, 1.5, 2.0
"""Half of a cross, the width of the stroke, and of the rim that sets a wire off, in pixels."""


class CutWires:
    """A stroke of any form. Wires are shown as about to go; the document hears of it on release."""

    def __init__(
        self, stage: Stage, at: QPointF, place: QPointF, on_click: Callable[[], None]
    ) -> None:
        self._stage, self._at, self._on_click = stage, at, on_click
        self._last = (place.x(), place.y())
        self._is_dragging = False
        self._items = list(stage.scene.wiring.items.values())
        self._bounds: Boxes = np.array([item.route.bounds for item in self._items]).reshape(-1, 4)
        self._courses: dict[WireItem, tuple[Segment, ...]] = {}
        self._doomed: dict[WireItem, tuple[QGraphicsPathItem, ...]] = {}
        self._marks = CutMarks(stage.look, place)
        stage.scene.addItem(self._marks)

    def move(self, at: QPointF, place: QPointF) -> None:
        """Draw on, and mark the wires that are crossed on the way."""
        self._is_dragging |= (at - self._at).manhattanLength() >= THRESHOLD
        piece = (self._last, (place.x(), place.y()))
        if not self._is_dragging or piece[0] == piece[1]:
            return
        self._last = piece[1]
        self._marks.draw_to(place)
        for item in self._near(piece):
            for crossed in self._crossings(item, piece):
                self._mark(item, crossed)

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Take away what was crossed, in one step; a click is no stroke."""
        self._clear()
        session = self._stage.session
        if not self._is_dragging:
            self._on_click()
        elif wires := [item.wire for item in self._doomed]:
            step = cut(session.graph, wires)
            session.edit(step.name, step.graph)

    def cancel(self) -> None:
        """Leave all wires."""
        self._clear()

    def _near(self, piece: Segment) -> Iterator[WireItem]:
        (x1, y1), (x2, y2) = piece
        bounds = self._bounds
        near = (
            (bounds[:, 0] <= max(x1, x2))
            & (bounds[:, 2] >= min(x1, x2))
            & (bounds[:, 1] <= max(y1, y2))
            & (bounds[:, 3] >= min(y1, y2))
        )
        return (self._items[place] for place in np.flatnonzero(near))

    def _crossings(self, item: WireItem, piece: Segment) -> Iterator[Point]:
        if item not in self._courses:
            self._courses[item] = tuple(pairwise(corners(item.route, FINE)))
        return filter(None, (crossing(piece, other) for other in self._courses[item]))

    def _mark(self, item: WireItem, crossed: Point) -> None:
        self._marks.mark(crossed)
        if item not in self._doomed:
            self._doomed[item] = doomed_wire(item, self._stage.look)
            for part in self._doomed[item]:
                self._stage.scene.addItem(part)

    def _clear(self) -> None:
        for part in (self._marks, *(part for parts in self._doomed.values() for part in parts)):
            self._stage.scene.removeItem(part)


class CutMarks(QGraphicsItem):
    """The stroke, and a cross wherever it crosses a wire; both of one size at every zoom."""

    def __init__(self, look: Look, start: QPointF) -> None:
        super().__init__()
        self._look = look
        self._stroke = QPainterPath(start)
        self.crosses: list[QPointF] = []
        self.setZValue(ABOVE_ALL)

    def draw_to(self, place: QPointF) -> None:
        """Draw the stroke on to a place of the scene."""
        self.prepareGeometryChange()
        self._stroke.lineTo(place)
        self.update()

    def mark(self, place: Point) -> None:
        """Show where a wire is crossed."""
        self.crosses.append(QPointF(*place))
        self.update()

    def boundingRect(self) -> QRectF:
        """The stroke, with room for the crosses at the smallest zoom."""
        reach = 10 * (CROSS_PX + RIM_PX)
        return self._stroke.boundingRect().adjusted(-reach, -reach, reach, reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the stroke, then the crosses with a rim."""
        look, half = self._look, CROSS_PX / zoom_of(painter)
        crosses = QPainterPath()
        for middle in self.crosses:
            for way in (QPointF(half, half), QPointF(half, -half)):
                crosses.moveTo(middle - way)
                crosses.lineTo(middle + way)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.strokePath(self._stroke, _pen(look.error, STROKE_PX))
        painter.strokePath(crosses, _pen(look.canvas, WIRE_PX + 2 * RIM_PX))
        painter.strokePath(crosses, _pen(look.error, WIRE_PX))


def doomed_wire(item: WireItem, look: Look) -> tuple[QGraphicsPathItem, ...]:
    """What lies over a wire that is about to go: dashes, and a rim that hides the wire below."""
    rim, dashes = QGraphicsPathItem(item.path()), QGraphicsPathItem(item.path())
    rim.setPen(_pen(look.canvas, WIRE_PX + CHOSEN_PX + RIM_PX))
    pen = _pen(look.error, WIRE_PX + CHOSEN_PX)
    pen.setDashPattern([3.0, 2.5])
    dashes.setPen(pen)
    for part in (rim, dashes):
        part.setZValue(ABOVE_WIRES)
    return rim, dashes


def crossing(one: Segment, two: Segment) -> Point | None:
    """Where two straight pieces cross; None where they do not, or run side by side."""
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = two
    right, down, other_right, other_down = x2 - x1, y2 - y1, x4 - x3, y4 - y3
    turn = right * other_down - down * other_right
    if turn == 0:
        return None
    along = ((x3 - x1) * other_down - (y3 - y1) * other_right) / turn
    along_other = ((x3 - x1) * down - (y3 - y1) * right) / turn
    if not (0 <= along <= 1 and 0 <= along_other < 1):
        return None
    return x1 + along * right, y1 + along * down


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen

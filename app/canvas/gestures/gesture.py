"""Gestures: what happens between pressing a button of the pointer and letting it go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsRectItem

from app.around import NOTHING
from app.canvas.drawing.camera import Camera
from app.canvas.drawing.look import ABOVE_ALL
from app.canvas.editing.inserting import Way, inserted, is_free
from app.canvas.editing.joining import Joining
from app.canvas.editing.load import Load, carried
from app.canvas.editing.stage import Stage
from app.canvas.gestures.landing import Landing
from app.canvas.steps.step import Step

THRESHOLD = 4.0
"""How far the pointer must go before a click becomes a drag, in pixels of the view."""


class Gesture(Protocol):
    """One use of the pointer. at: in pixels of the viewport; place: in scene pixels."""

    def move(self, at: QPointF, place: QPointF) -> None:
        """Follow the pointer."""

    def drop(self, at: QPointF, place: QPointF) -> None:
        """End here, and make the edit."""

    def cancel(self) -> None:
        """End as if nothing had been done."""


class Pan:
    """Moves what is seen."""

    def __init__(self, camera: Camera, at: QPointF) -> None:
        self._camera, self._last = camera, at

    def move(self, at: QPointF, place: QPointF) -> None:
        """Keep what was grasped under the pointer."""
        self._camera.pan(at - self._last)
        self._last = at

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Leave it there."""

    def cancel(self) -> None:
        """Leave it there."""


class DragNodes:
    """Moves what is chosen; it keeps to the grid where the person prefers it.

    The document hears of it once, at the end.

    A single node that nothing is wired to can be dropped on a wire, which then leads through it.
    """

    def __init__(
        self,
        stage: Stage,
        load: Load,
        start: tuple[QPointF, QPointF],
        on_click: Callable[[], None],
    ) -> None:
        nodes = load.nodes
        self._scene, self._session = stage.scene, stage.session
        self._load, self._nodes = load, nodes
        self._grid = stage.grid
        self._at, self._place = start
        self._on_click = on_click
        is_alone = len(nodes) == 1 and is_free(stage.session.graph, nodes[0])
        self._landing = Landing(stage) if is_alone else None
        self._joining = Joining(stage.scene, stage.session.graph, () if load.frames else nodes)
        self._by = (0.0, 0.0)
        self._is_dragging = False

    def move(self, at: QPointF, place: QPointF) -> None:
        """Show the nodes where they would be."""
        self._is_dragging |= (at - self._at).manhattanLength() >= THRESHOLD
        by = self._distance(place)
        if self._is_dragging and by != self._by:
            self._by = by
            self._joining.follow(by)
            self._scene.show_drag(self._nodes, by, self._load.notes)
            if self._landing:
                ports = self._session.known.ports[self._nodes[0]]
                self._landing.follow(ports, self._scene.rect_of(self._nodes[0]))

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Move them in the document; a click is no drag."""
        if not self._is_dragging:
            self._on_click()
        elif self._by != (0.0, 0.0):
            step = self._step()
            self._session.edit(step.name, step.graph)
        self._rest()

    def cancel(self) -> None:
        """Show them where they were."""
        self._rest()

    def _rest(self) -> None:
        self._landed()
        self._joining.clear()
        self._scene.end_drag(self._nodes, self._load.notes)

    def _step(self) -> Step:
        """What the drag does to the document."""
        step = self._joining.joined(self._moved())
        way = self._landed()
        return inserted(step, way) if way else step

    def _moved(self) -> Step:
        return carried(self._session.graph, self._load, self._by)

    def _landed(self) -> Way | None:
        """The wire that the node lies on, which is shown no more."""
        way = self._landing.way if self._landing else None
        if self._landing:
            self._landing.clear()
        return way

    def _distance(self, place: QPointF) -> tuple[float, float]:
        """How far to move all so that the first of it stands on the grid, if it keeps to it."""
        x, y = self._load.place(self._session.graph)
        way = place - self._place
        to = self._grid.place((x + way.x(), y + way.y()))
        return to[0] - x, to[1] - y


class SelectBox:
    """Chooses the nodes and notes that a rectangle touches, and the frames that it holds."""

    def __init__(self, stage: Stage, place: QPointF, *, is_adding: bool) -> None:
        self._scene, self._choice, self._place = stage.scene, stage.choice, place
        self._before = (self._choice.nodes, self._choice.wires, self._choice.around)
        self._kept = (self._choice.nodes, self._choice.around) if is_adding else ((), NOTHING)
        self._box = QGraphicsRectItem()
        look = stage.look
        fill = QColor(look.accent)
        fill.setAlphaF(0.12)
        self._box.setPen(look.hairline(look.accent))
        self._box.setBrush(fill)
        self._box.setZValue(ABOVE_ALL)
        self._scene.addItem(self._box)

    def move(self, at: QPointF, place: QPointF) -> None:
        """Choose what is in the rectangle now."""
        rect = QRectF(self._place, place).normalized()
        self._box.setRect(rect)
        touched = [name for name, item in self._scene.nodes.items() if _touches(item.rect, rect)]
        nodes, around = self._kept
        self._choice.choose((*nodes, *touched), around=self._scene.words.within(rect, around))

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Keep what is chosen."""
        self._scene.removeItem(self._box)

    def cancel(self) -> None:
        """Choose what was chosen before."""
        self._scene.removeItem(self._box)
        self._choice.choose(*self._before)


def _touches(node: tuple[float, float, float, float], rect: QRectF) -> bool:
    left, top, right, bottom = node
    return rect.intersects(QRectF(left, top, right - left, bottom - top))

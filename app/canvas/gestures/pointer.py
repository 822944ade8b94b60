"""The pointer on the canvas: which gesture a press begins, and what wheel and pads do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent

from app.canvas.drawing.picking import (
    BadgeHit,
    DotHit,
    FrameHit,
    Hit,
    NodeHit,
    NoteHit,
    PortHit,
    WireHit,
    pick,
)
from app.canvas.drawing.wire_item import share_at
from app.canvas.editing.load import Load, load_of
from app.canvas.editing.stage import Stage
from app.canvas.gestures.cut_gesture import CutWires
from app.canvas.gestures.dot_gesture import DragDot
from app.canvas.gestures.gesture import DragNodes, Gesture, Pan, SelectBox
from app.canvas.gestures.holding import held_at, held_by
from app.canvas.gestures.note_gesture import WidenNote
from app.canvas.gestures.pull_gesture import PullOut
from app.canvas.gestures.wire_gesture import PULL, Answers, DrawWire, Offer
from engine.document.values import Wire

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView


ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
KEEPING = Qt.KeyboardModifier.ShiftModifier
"""What is held where a wire stays, and another one is drawn."""

PULLING = Qt.KeyboardModifier.AltModifier
"""What is held to drag blocks out of their wires."""

CUTTING = Qt.KeyboardModifier.ControlModifier
"""What is held with the right button to cut wires."""

OFF_GRID = Qt.KeyboardModifier.ControlModifier
"""What is held while dragging to keep to the grid for once, or not to."""

ZOOM_PER_DEGREE = 1.01
"""What a degree of a wheel enlarges by; a notch is 15."""

EIGHTHS = 8
"""Qt counts eighths of a degree."""

TAP_SECONDS, REPEAT_SECONDS = 0.3, 0.1
"""How long Space is held at most to count as tapped, and how soon after a release a press of it is
its repetition.
"""

Cursor = Qt.CursorShape


@dataclass(frozen=True)
class Asks:
    """What the pointer asks of the canvas.

    offer: blocks for a wire that was let go over nothing. repairs: of a node. menu: of a place, in
    pixels of the viewport. tell: a sentence.
    """

    offer: Offer
    repairs: Callable[[str], None]
    menu: Callable[[QPoint], None]
    tell: Callable[[str], None]


class Pointer:
    """Holds the gesture that is going on, if one is."""

    def __init__(self, stage: Stage, view: QGraphicsView, asks: Asks) -> None:
        self._stage, self._view, self._asks = stage, view, asks
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._has_cut = False
        self._is_space_held = self._is_space_tapped = False
        self._space_pressed = self._space_released = -TAP_SECONDS

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    @property
    def shuts_menu(self) -> bool:
        """Whether a right click is part of a gesture, which may have just ended."""
        return self.is_busy or self._has_cut

    def hit(self, at: QPointF) -> Hit | None:
        """What is under a place of the viewport."""
        return pick(self._stage.scene, self._place(at), self._stage.camera.scale)

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture, unless one is going on."""
        if self._gesture is not None:
            if not event.buttons() & self._button:
                self.cancel()
            return
        self._is_space_tapped = self._has_cut = False
        self._button = event.button()
        at, is_left = event.position(), event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_space_held):
            self._gesture = Pan(self._stage.camera, at)
        elif is_left:
            self._gesture = self._begun(at, event.modifiers())
        elif event.button() == Qt.MouseButton.RightButton and event.modifiers() & CUTTING:
            self._gesture, self._has_cut = self._cut(at), True
        else:
            event.ignore()
        self.show_cursor(at)

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture."""
        if self._gesture is not None:
            self._stage.grid.is_turned_over = bool(event.modifiers() & OFF_GRID)
            self._gesture.move(event.position(), self._place(event.position()))
        else:
            self.show_cursor(event.position())

    def release(self, event: QMouseEvent) -> None:
        """End the gesture and make its edit; another button than the one held ends nothing."""
        if event.button() != self._button:
            return
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.drop(event.position(), self._place(event.position()))
        self.show_cursor(event.position())

    def press_space(self, now: float, *, is_repeated: bool) -> None:
        """Be ready to grasp what is seen. now: in seconds.

        A key that is held down sends releases in between, which not every system tells apart.
        """
        if is_repeated:
            self._is_space_tapped = False
        elif now - self._space_released > REPEAT_SECONDS:
            self._space_pressed, self._is_space_tapped = now, True
        self._is_space_held = True
        self._show_cursor_here()

    def release_space(self, now: float) -> bool:
        """Grasp no more; gives whether the key was only tapped: not held, and nothing grasped."""
        is_short = now - self._space_pressed < TAP_SECONDS
        was_tapped = self._is_space_held and self._is_space_tapped and is_short
        self._space_released = now
        self._is_space_held = False
        self._show_cursor_here()
        return was_tapped

    def _show_cursor_here(self) -> None:
        self.show_cursor(self._view.viewport().mapFromGlobal(QCursor.pos()).toPointF())

    def cancel(self) -> None:
        """End the gesture as if nothing had been done."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, or pan: as the person prefers it; with Ctrl it always zooms."""
        is_zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_zooming or not self._stage.handling.wheel_pans:
            degrees = (event.angleDelta().y() or event.angleDelta().x()) / EIGHTHS
            self._stage.camera.zoom(ZOOM_PER_DEGREE**degrees, event.position())
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            self._stage.camera.pan(QPointF(by))
        event.accept()

    def show_cursor(self, at: QPointF) -> None:
        """Say with the cursor what a press would do."""
        self._view.viewport().setCursor(self._cursor(at))

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        if isinstance(self._gesture, Pan):
            return Cursor.ClosedHandCursor
        if self._is_space_held:
            return Cursor.OpenHandCursor
        return _shape(self._gesture or self.hit(at))

    def _begun(self, at: QPointF, held: Qt.KeyboardModifier) -> Gesture | None:
        choice, is_adding = self._stage.choice, bool(held & ADDING)
        match self.hit(at):
            case BadgeHit(node):
                self._asks.repairs(node)
                return None
            case PortHit() as port:
                return self._wire_of(port, at, keeps=bool(held & KEEPING))
            case NodeHit(node):
                return self._grasped(node, at, held)
            case FrameHit() | NoteHit() as met:
                return self._grasped_around(met, at, is_adding=is_adding)
            case DotHit() | WireHit() as hit:
                return self._on_wire(hit, at, held)
        if not is_adding:
            choice.choose()
        return SelectBox(self._stage, self._place(at), is_adding=is_adding)

    def _wire_of(self, port: PortHit, at: QPointF, *, keeps: bool) -> DrawWire:
        """Draw the wire of a port; a click chooses the wire that is there, or else the node."""
        graph, choice = self._stage.session.graph, self._stage.choice
        held, there = (held_at(graph, port, keeps=is_kept) for is_kept in (keeps, False))

        def click() -> None:
            if there.old:
                choice.choose(wires=[there.old])
            else:
                choice.choose([port.end.node])

        return DrawWire(self._stage, held, at, Answers(self._asks.offer, click, self._go_on))

    def _on_wire(self, hit: DotHit | WireHit, at: QPointF, held: Qt.KeyboardModifier) -> Gesture:
        """Choose a wire or its dot at once; a drag pulls the wire off, or moves the dot."""
        if isinstance(hit, DotHit):
            self._stage.choice.choose_dot(hit.dot.wire.ends, hit.dot.number)
            return DragDot(self._stage, hit.dot, at)
        self._choose_wire(hit.wire, is_adding=bool(held & ADDING))
        return self._pulled(hit.wire, at, keeps=bool(held & KEEPING))

    def _pulled(self, wire: Wire, at: QPointF, *, keeps: bool) -> DrawWire:
        """Pull that end of a wire off which is nearer."""
        place, route = self._place(at), self._stage.scene.wiring.items[wire.ends].route
        is_source = share_at(route, (place.x(), place.y())) < 1 / 2
        held = held_by(wire, is_source=is_source, keeps=keeps)
        return DrawWire(
            self._stage, held, at, Answers(self._asks.offer, _nothing, self._go_on), PULL
        )

    def _go_on(self, gesture: Gesture) -> None:
        """Have a gesture go on though its button was let go; another click ends it."""
        self._gesture = gesture

    def _cut(self, at: QPointF) -> CutWires:
        """Begin a stroke; without one it was a right click, whatever key was held."""
        return CutWires(self._stage, at, self._place(at), lambda: self._asks.menu(at.toPoint()))

    def _choose_wire(self, wire: Wire, *, is_adding: bool) -> None:
        if is_adding:
            self._stage.choice.toggle_wire(wire)
        else:
            self._stage.choice.choose(wires=[wire])

    def _grasped(self, node: str, at: QPointF, held: Qt.KeyboardModifier) -> Gesture | None:
        """Choose a node at once, so that it can be dragged; a group stays chosen until a click."""
        choice, is_adding = self._stage.choice, bool(held & ADDING)
        was_chosen = node in choice.nodes
        if is_adding:
            choice.toggle_node(node)
            if was_chosen:
                return None
        elif not was_chosen:
            choice.choose([node])
        is_group = was_chosen and not is_adding
        on_click = (lambda: choice.choose([node])) if is_group else _nothing
        if held & PULLING:
            start = at, self._place(at)
            return PullOut(self._stage, self._load(node), start, on_click, self._asks.tell)
        return self._drag(node, at, on_click)

    def _grasped_around(
        self, met: FrameHit | NoteHit, at: QPointF, *, is_adding: bool
    ) -> Gesture | None:
        """Choose a frame or a note at once, as a node is."""
        choice, one = self._stage.choice, met.around
        if isinstance(met, NoteHit) and met.is_edge:
            choice.choose(around=one)
            return WidenNote(self._stage, met.note, at, self._place(at))
        was_chosen = choice.around.holds(one)
        if is_adding:
            choice.toggle_around(one)
            if was_chosen:
                return None
        elif not was_chosen:
            choice.choose(around=one)
        is_group = was_chosen and not is_adding
        return self._drag("", at, (lambda: choice.choose(around=one)) if is_group else _nothing)

    def _drag(self, node: str, at: QPointF, on_click: Callable[[], None]) -> Gesture | None:
        load = self._load(node)
        if load.is_empty:
            return None
        return DragNodes(self._stage, load, (at, self._place(at)), on_click)

    def _load(self, node: str) -> Load:
        """All that is chosen; it is `node` that keeps to the grid, if one is grasped."""
        stage, choice = self._stage, self._stage.choice
        nodes = tuple(sorted(choice.nodes, key=lambda name: name != node))
        return load_of(stage.scene, stage.session.graph, nodes, choice.around)

    def _place(self, at: QPointF) -> QPointF:
        return self._view.mapToScene(at.toPoint())


def _shape(what: Gesture | Hit | None) -> Qt.CursorShape:
    """The cursor of a gesture, or over what would be grasped."""
    match what:
        case PortHit() | DrawWire() | CutWires():
            return Cursor.CrossCursor
        case DragNodes() | DotHit() | DragDot():
            return Cursor.SizeAllCursor
        case BadgeHit() | WireHit():
            return Cursor.PointingHandCursor
        case WidenNote() | NoteHit(is_edge=True):
            return Cursor.SizeHorCursor
    return Cursor.ArrowCursor


def _nothing() -> None:
    """A click on what is chosen already changes nothing."""

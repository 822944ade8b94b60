"""Drawing a wire: from a port to another one, in either direction, or an old wire elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.drawing.look import ABOVE_ALL
from app.canvas.drawing.picking import PORT_REACH, PortHit, node_at, ports_near
from app.canvas.drawing.routing import Route, curve
from app.canvas.drawing.streets import Point
from app.canvas.drawing.wire_item import path_of
from app.canvas.editing.stage import Stage
from app.canvas.gestures.gesture import THRESHOLD
from app.canvas.gestures.holding import Held
from app.canvas.gestures.loose_wire import loose_course
from app.canvas.gestures.reason import Reason
from app.words import tr
from engine.document.values import End

SNAP_REACH = 2 * PORT_REACH
"""How near to a port the end of a wire jumps to it, in pixels of the view."""

PULL = 3 * THRESHOLD
"""How far a wire that was grasped beside its ports must be pulled until it comes off, in pixels."""

MORE = "Click another input, or press Esc."

Offer = Callable[[PortHit, QPointF], None]
"""What is done with a new wire that was dropped on the empty canvas: its port, and the place."""


@dataclass(frozen=True)
class Answers:
    """What follows when a wire is let go.

    offer: over the empty canvas. click: where it was grasped. go_on: with Shift at an input, when
    the next wire of the same output is in the hand.
    """

    offer: Offer
    click: Callable[[], None]
    go_on: Callable[[DrawWire], None]


class DrawWire:
    """A wire that follows the pointer. Nothing is refused: what would not fit is red at once.

    pull: how far the pointer goes, in pixels of the view, until that is more than a click.
    """

    def __init__(
        self, stage: Stage, held: Held, at: QPointF, answers: Answers, pull: float = THRESHOLD
    ) -> None:
        self._stage, self._held, self._at, self._answers = stage, held, at, answers
        self._scene, self._session, self._pull = stage.scene, stage.session, pull
        self._is_dragging = self._is_further = False
        self._target: End | None = None
        self._targets = held.targets(self._session)
        self._rubber = QGraphicsPathItem()
        self._rubber.setZValue(ABOVE_ALL)
        self._reason = Reason(stage.look)
        self._scene.addItem(self._rubber)
        self._scene.addItem(self._reason)
        self._dress()

    def move(self, at: QPointF, place: QPointF) -> None:
        """Follow the pointer, and jump to a port that is near."""
        if not self._is_dragging and (at - self._at).manhattanLength() < self._pull:
            return
        if not self._is_dragging:
            self._begin()
        target, words = self._found(place)
        if (target, words) != (self._target, self._reason.words):
            self._target = target
            self._reason.say(words, is_calm=words == tr(MORE))
            self._dress()
        self._reason.follow(place, self._stage.camera)
        self._rubber.setPath(path_of(self._course((place.x(), place.y()))))

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Make the wire, move it, or take it away."""
        self._clear()
        held, target = self._held, self._target
        if not self._is_dragging:
            self._answers.click()
        elif target is None and held.old is None:
            if not self._is_further:
                self._answers.offer(held.fixed, place)
        elif step := held.step(self._session.graph, target):
            self._session.edit(step.name, step.graph)
        if self._is_dragging and target and held.wants_input and _is_shift_held():
            self._go_on(at)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._clear()

    def _go_on(self, at: QPointF) -> None:
        """Have the next wire of the same output in the hand, with no button held."""
        further = DrawWire(self._stage, Held(self._held.fixed), at, self._answers)
        further._is_further = True
        further._begin()
        self._answers.go_on(further)

    def _begin(self) -> None:
        """Be more than a click from now on."""
        self._is_dragging = True
        fixed = self._held.fixed
        self._scene.show_targets(self._targets, (fixed.end, fixed.is_input))
        self._show_old(is_shown=False)

    def _found(self, place: QPointF) -> tuple[End | None, str]:
        """The port that the wire would be let go at, and what there is to say about it."""
        reach = SNAP_REACH / self._stage.camera.scale
        near = ports_near(self._scene, place, reach)
        wanted = [hit for hit in near if hit.is_input == self._held.wants_input]
        if wanted:
            return self._at_port(wanted[0].end)
        if near and near[0] != self._held.fixed:
            return None, self._held.why_no_end()
        under = node_at(self._scene, place)
        if under is not None and under.node != self._held.fixed.end.node:
            ends = self._ends(under.node)
            best = next((end for end in ends if end in self._targets), ends[0] if ends else None)
            if best:
                return self._at_port(best)
        return None, tr(MORE) if self._is_further else ""

    def _at_port(self, end: End) -> tuple[End, str]:
        """A port with why the wire does not fit there; that is worked out once for each port."""
        if end == self._target:
            return end, self._reason.words
        return end, self._held.why_not(self._session, end)

    def _dress(self) -> None:
        """Be red and dashed for a reason, as a wire that is there would be."""
        is_red = bool(self._reason.words) and self._target is not None
        pen = self._stage.look.wire_pen(is_selected=not is_red, is_red=is_red, is_muted=False)
        if not is_red:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._rubber.setPen(pen)

    def _course(self, free: Point) -> Route:
        """To the port that it jumped to; or to the pointer, where it ends without a bow."""
        end, is_input = self._held.fixed.end, self._held.fixed.is_input
        fixed = self._scene.nodes[end.node].place_of(end, is_input=is_input)
        if self._target is None:
            return loose_course(fixed, free, is_input=is_input)
        other = self._place_of(self._target)
        return curve(*((other, fixed) if is_input else (fixed, other)))

    def _ends(self, node: str) -> list[End]:
        ports = self._scene.nodes[node].face.ports
        return [port.end for port in ports if port.is_input == self._held.wants_input]

    def _place_of(self, end: End) -> Point:
        return self._scene.nodes[end.node].place_of(end, is_input=self._held.wants_input)

    def _show_old(self, *, is_shown: bool) -> None:
        old = self._held.old
        if old and (item := self._scene.wiring.items.get(old.ends)):
            item.setVisible(is_shown)

    def _clear(self) -> None:
        self._scene.removeItem(self._rubber)
        self._scene.removeItem(self._reason)
        self._scene.show_no_targets()
        self._show_old(is_shown=True)


def _is_shift_held() -> bool:
    return bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)

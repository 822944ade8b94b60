"""Drawing a wire: from a port to another one, in either direction, or an old wire elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.gestures import ABOVE_ALL, THRESHOLD
from app.canvas.picking import PORT_REACH, PortHit, node_at
from app.canvas.reason import Reason
from app.canvas.routing import Route, curve
from app.canvas.stage import Stage
from app.canvas.steps import Step, connected, deleted, rewired
from app.canvas.streets import Point
from app.canvas.targets import inputs_for, outputs_for, why_not
from app.canvas.wire_item import path_of
from app.session import Session
from engine.document.values import End, Wire

SNAP_REACH = 2 * PORT_REACH
"""How near to a port the end of a wire jumps to it, in pixels of the view."""

Offer = Callable[[PortHit, QPointF], None]
"""What is done with a new wire that was dropped on the empty canvas: its port, and the place."""


class DrawWire:
    """A wire that follows the pointer. Nothing is refused: what would not fit is red at once.

    grasped: the port that was pressed; a wire that ends there is taken off and moved.
    """

    def __init__(self, stage: Stage, grasped: PortHit, at: QPointF, offer: Offer) -> None:
        self._stage, self._grasped, self._at, self._offer = stage, grasped, at, offer
        self._scene, self._session = stage.scene, stage.session
        self._old = _wire_into(self._session, grasped)
        self._fixed = PortHit(self._old.source, is_input=False) if self._old else grasped
        self._is_dragging = False
        self._target: End | None = None
        self._targets = self._possible()
        self._rubber = QGraphicsPathItem()
        self._rubber.setZValue(ABOVE_ALL)
        self._reason = Reason(stage.look)
        self._scene.addItem(self._rubber)
        self._scene.addItem(self._reason)
        self._dress()

    def move(self, at: QPointF, place: QPointF) -> None:
        """Follow the pointer, and jump to a port that is near."""
        if not self._is_dragging and (at - self._at).manhattanLength() < THRESHOLD:
            return
        if not self._is_dragging:
            self._is_dragging = True
            self._scene.show_targets(self._targets, are_inputs=not self._fixed.is_input)
            self._show_old(is_shown=False)
        target = self._target_at(place)
        if target != self._target:
            self._target = target
            self._reason.say(self._why_not())
            self._dress()
        self._reason.follow(place, self._stage.camera)
        self._rubber.setPath(path_of(self._course((place.x(), place.y()))))

    def _dress(self) -> None:
        """Be red and dashed for a reason, as a wire that is there would be."""
        is_red = bool(self._reason.words)
        pen = self._stage.look.wire_pen(is_selected=not is_red, is_red=is_red, is_muted=False)
        if not is_red:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._rubber.setPen(pen)

    def _why_not(self) -> str:
        """Why the wire would not fit where it would be dropped now."""
        step, target = self._step(), self._target
        if step is None or target is None:
            return ""
        ends = (target, self._fixed.end) if self._fixed.is_input else (self._fixed.end, target)
        session = self._session
        return why_not(session.document, session.checked, step.graph, Wire(*ends))

    def _course(self, free: Point) -> Route:
        """To the port that it jumped to; or to the pointer, where it ends without a bow."""
        fixed = self._scene.nodes[self._fixed.end.node].place_of(
            self._fixed.end, is_input=self._fixed.is_input
        )
        loose = self._place_of(self._target) if self._target else free
        course = curve(*((loose, fixed) if self._fixed.is_input else (fixed, loose)))
        if self._target is not None:
            return course
        start, one, two, end = course.points
        bow = (start, start, two, end) if self._fixed.is_input else (start, one, end, end)
        return Route(bow, is_curve=True)

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Make the wire, move it, or take it away."""
        self._clear()
        if not self._is_dragging:
            self._choose_grasped()
        elif self._target is None and self._old is None:
            self._offer(self._fixed, place)
        elif step := self._step():
            self._session.edit(step.name, step.graph)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._clear()

    def _step(self) -> Step | None:
        graph, target = self._session.graph, self._target
        if self._old is not None:
            if target is None:
                return deleted(graph, (), (self._old,))
            return rewired(graph, self._old, target) if target != self._old.target else None
        if target is None:
            return None
        ends = (target, self._fixed.end) if self._fixed.is_input else (self._fixed.end, target)
        return connected(graph, *ends)

    def _possible(self) -> frozenset[End]:
        find = outputs_for if self._fixed.is_input else inputs_for
        return find(self._session.graph, self._session.checked, self._fixed.end)

    def _target_at(self, place: QPointF) -> End | None:
        """The port of the other side that is near, or the best one of the node there."""
        reach = SNAP_REACH / self._stage.camera.scale
        near = {
            end: distance
            for name in self._scene.nodes
            for end in self._ends(name)
            if (distance := _distance(self._place_of(end), place)) <= reach
        }
        if near:
            return min(near, key=near.__getitem__)
        under = node_at(self._scene, place)
        if under is None or under.node == self._fixed.end.node:
            return None
        ends = self._ends(under.node)
        return next((end for end in ends if end in self._targets), ends[0] if ends else None)

    def _ends(self, node: str) -> list[End]:
        wanted = not self._fixed.is_input
        ports = self._scene.nodes[node].face.ports
        return [port.end for port in ports if port.is_input == wanted]

    def _place_of(self, end: End) -> Point:
        return self._scene.nodes[end.node].place_of(end, is_input=not self._fixed.is_input)

    def _choose_grasped(self) -> None:
        if self._old:
            self._stage.choice.choose(wires=[self._old])
        else:
            self._stage.choice.choose([self._grasped.end.node])

    def _show_old(self, *, is_shown: bool) -> None:
        item = self._scene.wiring.items.get(self._old.ends) if self._old else None
        if item:
            item.setVisible(is_shown)

    def _clear(self) -> None:
        self._scene.removeItem(self._rubber)
        self._scene.removeItem(self._reason)
        self._scene.show_targets(frozenset(), are_inputs=True)
        self._show_old(is_shown=True)


def _wire_into(session: Session, grasped: PortHit) -> Wire | None:
    """The wire that was drawn last to an input; None for an output or a free input."""
    if not grasped.is_input:
        return None
    wires = session.graph.wires_into(grasped.end.node, grasped.end.port)
    return wires[-1] if wires else None


def _distance(one: Point, two: QPointF) -> float:
    return abs(one[0] - two.x()) + abs(one[1] - two.y())

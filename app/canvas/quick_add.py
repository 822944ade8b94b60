"""What is offered on the canvas for a place or a port: blocks to add, and ports to connect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF

from app.canvas.drawing.picking import PortHit
from app.canvas.editing.editor import Editor
from app.canvas.editing.stage import Stage
from app.canvas.gestures.loose_wire import LooseWire
from app.canvas.keyboard.connecting import candidates, joined, reason
from app.canvas.keyboard.walk import Walk
from app.canvas.keyboard.walking import AtPort
from app.canvas.overlays import Overlays
from app.canvas.steps.generality import generality_of_source, generality_of_target
from engine.document.values import End
from engine.language import Block, Map, Parameters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

BELOW_PX = 16
"""From a port to the search for what is wired to it."""

Added = Callable[[str, Parameters], object]


class QuickAdd(QObject):
    """Opens the search or the list of ports, and does what is chosen there."""

    def __init__(
        self, view: QGraphicsView, overlays: Overlays, editor: Editor, walk: Walk, stage: Stage
    ) -> None:
        super().__init__(view)
        self._view, self._editor, self._walk = view, editor, walk
        self._session, self._scene, self._camera = stage.session, stage.scene, stage.camera
        self._search, self._ports = overlays.search, overlays.ports
        self._loose: LooseWire | None = None
        self._search.closed.connect(self._forget)

    def open(self, at: QPoint | None = None) -> None:
        """For a place of the viewport; else for the port where the keys are, or where is room."""
        port = self._walk.port
        if at is not None:
            place = self._view.mapToScene(at)
            self._search.open(at, lambda block, given: self._add(block, place, None, given))
        elif port is not None:
            self._at_port(port)
        else:
            corner = self._view.viewport().rect().center() - self._search.rect().center()
            self._search.open(
                corner, lambda block, given: self._editor.add(block, parameters=given)
            )

    def connect_port(self, at: AtPort) -> None:
        """Offer the ports that a wire from this one could end at."""
        session = self._session

        def connect(end: End) -> None:
            step = joined(session, at, end)
            session.edit(step.name, step.graph)

        shown = candidates(session, at)
        place = self._walk.place_of(at) + QPoint(0, BELOW_PX)
        self._ports.open(place, shown, connect, lambda end: reason(session, at, end))

    def at_end(self, port: PortHit, place: QPointF) -> None:
        """For the loose end of a wire from a port, which is shown until the search closes."""
        self._for_port(
            port,
            self._view.mapFromScene(place),
            lambda block, given: self._add(
                block, self._editor.middle_at(block, port, place), port, given
            ),
        )
        self._loose = LooseWire(self._scene, port, place)

    def _add(self, block: str, middle: QPointF, port: PortHit | None, given: Parameters) -> None:
        """Place a block, all of it in sight."""
        node = self._editor.add(block, middle, port, given)
        self._camera.reveal(self._scene.rect_of(node))

    def _forget(self) -> None:
        """The search is closed."""
        if self._loose:
            self._loose.clear()
            self._loose = None

    def _at_port(self, at: AtPort) -> None:
        """Place beside the node of the port, and go on to the same side of the new one."""
        port = PortHit(*at)

        def add(block: str, given: Parameters) -> None:
            node = self._editor.add(block, self._editor.beside(port), port, given)
            self._walk.to(node)
            self._walk.to_ports(is_input=port.is_input)

        self._for_port(port, self._walk.place_of(at) + QPoint(0, BELOW_PX), add)

    def _for_port(self, port: PortHit, at: QPoint, add: Added) -> None:
        def is_offered(block: Block) -> bool:
            return bool(self._editor.port_for(block, port))

        def order(block: Block) -> tuple[int, ...]:
            name = self._editor.port_for(block, port, is_sure=True)
            ports = block.ports_of(Map())
            if port.is_input:
                return generality_of_source(block, ports.output(name))
            found = self._session.checked.types.get(port.end)
            return generality_of_target(ports.input(name), found)

        self._search.open(at, add, is_offered, order)

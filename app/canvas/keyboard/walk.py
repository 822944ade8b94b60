"""The walk of the keys through the graph: where they are, and what the canvas shows of that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal

from app.around import Around
from app.canvas.drawing.faces import PortFace
from app.canvas.drawing.look import WORDLESS_BELOW
from app.canvas.editing.stage import Stage
from app.canvas.keyboard.walking import AtPort, Spot, Way, first_port, next_spot
from engine.document.values import Wire


class Walk(QObject):
    """Nodes and wires that are walked to are chosen; a port is only marked, at its chosen node."""

    moved = Signal()
    """The keys are somewhere else."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._port: AtPort | None = None
        stage.choice.changed.connect(self._forget_port)
        stage.session.document_changed.connect(self._forget_port)

    @property
    def port(self) -> AtPort | None:
        """The port where the keys are."""
        return self._port

    @property
    def spot(self) -> Spot | None:
        """Where the keys are; None while nothing is chosen."""
        choice = self._stage.choice
        if self._port or choice.nodes:
            return self._port or choice.nodes[-1]
        if choice.wires:
            return choice.wires[-1]
        return None if choice.around.is_empty else choice.around

    def go(self, right: int, down: int, *, is_adding: bool = False) -> None:
        """Go where an arrow leads; to the first node while nothing is chosen.

        is_adding: nodes that were chosen stay so.
        """
        graph, here = self._stage.session.graph, self.spot
        there = self._next(here, (right, down)) if here else next(iter(graph.nodes), None)
        if there is not None and there != here:
            self.to(there, is_adding=is_adding)

    def to_ports(self, *, is_input: bool) -> None:
        """Go to the first input or output of the node, to a free one where there is one."""
        nodes, graph = self._stage.choice.nodes, self._stage.session.graph
        port = first_port(graph, self._faces(nodes[-1]), is_input=is_input) if nodes else None
        if port is not None:
            self.to(port)

    def to(self, spot: Spot, *, is_adding: bool = False) -> None:
        """Go there, and have it seen."""
        choice = self._stage.choice
        self._mark(None)
        if isinstance(spot, AtPort):
            choice.choose([spot.end.node])
            self._mark(spot)
        elif isinstance(spot, Wire):
            choice.choose(wires=[spot])
        elif isinstance(spot, Around):
            choice.choose(around=spot)
        else:
            kept = [node for node in choice.nodes if node != spot] if is_adding else []
            choice.choose([*kept, spot])
        self._reveal(spot)
        self.moved.emit()

    def place_of(self, port: AtPort) -> QPoint:
        """Where a port is seen, in pixels of the viewport."""
        item = self._stage.scene.nodes[port.end.node]
        place = QPointF(*item.place_of(port.end, is_input=port.is_input))
        return self._stage.camera.seen_at(place)

    def leave_port(self) -> bool:
        """Go back to the node of the port; False where the keys are at none."""
        if self._port is None:
            return False
        self.to(self._port.end.node)
        return True

    def _next(self, here: Spot, way: Way) -> Spot:
        scene = self._stage.scene
        ports = {name: item.face.ports for name, item in scene.nodes.items()}
        return next_spot(self._stage.session.graph, ports, here, way)

    def _faces(self, node: str) -> tuple[PortFace, ...]:
        return self._stage.scene.nodes[node].face.ports

    def _forget_port(self) -> None:
        """A port is left when something else is chosen, or when it is gone."""
        if self._port is None:
            return
        nodes, end = self._stage.choice.nodes, self._port.end
        item = self._stage.scene.nodes.get(end.node)
        is_there = item is not None and item.face.port(end, self._port.is_input) is not None
        if nodes != (end.node,) or self._stage.choice.wires or not is_there:
            self._mark(None)

    def _mark(self, port: AtPort | None) -> None:
        """Have this port marked and no other."""
        nodes = self._stage.scene.nodes
        if self._port is not None and (item := nodes.get(self._port.end.node)):
            item.show_marked(None)
        self._port = port
        if port is not None:
            nodes[port.end.node].show_marked(nodes[port.end.node].face.port(*port))

    def _reveal(self, spot: Spot) -> None:
        """Have it in sight; ports are too small to be seen from far."""
        scene, camera = self._stage.scene, self._stage.camera
        if isinstance(spot, Wire):
            area = scene.wiring.items[spot.ends].boundingRect()
        elif isinstance(spot, Around):
            area = scene.words.rect_of(spot)
        else:
            area = scene.rect_of(spot.end.node if isinstance(spot, AtPort) else spot)
        if isinstance(spot, AtPort) and camera.scale < WORDLESS_BELOW:
            camera.set_scale(1.0, QPointF())
        camera.reveal(QRectF(area))

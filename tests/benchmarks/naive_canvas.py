"""A canvas as it is drawn at first: one painted item for each node and wire, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.canvas.drawing.faces import FIRST_PORT, LEAST_HEIGHT, WIDTH
from engine.document.values import Document, Node, Wire

RADIUS, WIRE_PX, PORT_RADIUS = 6.0, 2.0, 4.5
REACH = 50_000.0
Flag = QGraphicsItem.GraphicsItemFlag


class NaiveNode(QGraphicsItem):
    """A rounded box with a title, a line below it and two ports."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node, self.wires = node, list[NaiveWire]()
        self.setFlags(Flag.ItemIsMovable | Flag.ItemIsSelectable | Flag.ItemSendsGeometryChanges)
        self.setZValue(1)
        self.setPos(*node.place)

    def boundingRect(self) -> QRectF:
        """The box with its ports."""
        return QRectF(-PORT_RADIUS - 1, -1, WIDTH + 2 * PORT_RADIUS + 2, LEAST_HEIGHT + 2)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        """Let the wires follow."""
        if change is QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            for wire in self.wires:
                wire.follow()
        return super().itemChange(change, value)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw all of it, however small it is."""
        painter.setPen(QPen(QColor("#7aa2f7" if self.isSelected() else "#555a66"), 1.0))
        painter.setBrush(QColor("#2b2f3a"))
        painter.drawRoundedRect(QRectF(0, 0, WIDTH, LEAST_HEIGHT), RADIUS, RADIUS)
        painter.setPen(QColor("#e6e6e6"))
        painter.drawText(QRectF(14, 8, WIDTH - 24, 16), self.node.title)
        painter.drawText(QRectF(14, 26, WIDTH - 24, 16), self.node.block)
        painter.setBrush(QColor("#7aa2f7"))
        for across in (0.0, WIDTH):
            painter.drawEllipse(QPointF(across, FIRST_PORT), PORT_RADIUS, PORT_RADIUS)


class NaiveWire(QGraphicsItem):
    """A curve from one node to another."""

    def __init__(self, source: NaiveNode, target: NaiveNode) -> None:
        super().__init__()
        self._source, self._target = source, target
        source.wires.append(self)
        target.wires.append(self)
        self._path = QPainterPath()
        self.follow()

    def follow(self) -> None:
        """Run between where the nodes are now."""
        start = self._source.pos() + QPointF(WIDTH, FIRST_PORT)
        end = self._target.pos() + QPointF(0, FIRST_PORT)
        bow = QPointF(max(40.0, abs(end.x() - start.x()) / 2), 0)
        self.prepareGeometryChange()
        self._path = QPainterPath(start)
        self._path.cubicTo(start + bow, end - bow, end)

    def boundingRect(self) -> QRectF:
        """The curve and its pen."""
        return self._path.controlPointRect().adjusted(-WIRE_PX, -WIRE_PX, WIRE_PX, WIRE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw it, however far away."""
        painter.setPen(QPen(QColor("#9aa0ac"), WIRE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


class NaiveCanvas(QGraphicsView):
    """Draws a document; every change of it draws everything anew."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setSceneRect(-REACH, -REACH, 2 * REACH, 2 * REACH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.boxes: dict[str, NaiveNode] = {}
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Draw another document."""
        self._scene.clear()
        graph = document.graph
        self.boxes = {name: NaiveNode(node) for name, node in graph.nodes.items()}
        wires = [self._wire(wire) for wire in graph.wires]
        for item in (*self.boxes.values(), *wires):
            self._scene.addItem(item)

    def choose(self, nodes: Iterable[str]) -> None:
        """Select these nodes."""
        self._scene.clearSelection()
        for name in nodes:
            self.boxes[name].setSelected(True)

    def _wire(self, wire: Wire) -> NaiveWire:
        return NaiveWire(self.boxes[wire.source.node], self.boxes[wire.target.node])

"""The whole graph as it is drawn from far: plain shapes in one go, no words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.faces import WIDTH
from app.canvas.look import Look
from app.canvas.node_item import NodeItem
from app.canvas.wire_item import WireItem
from app.canvas.wiring import Wiring
from app.theme.tokens import RADIUS_NODE_PX

EDGE = 10.0
"""Width of the family's edge from far, in scene pixels: there a few pixels must do."""

AROUND = 12.0
"""How far the ring and the marks of a node reach out of it, in scene pixels."""

PROBLEM_RADIUS = 14.0
CURVE_PIECES = 8
SMOOTH_UP_TO = 200
"""The number of nodes up to which shapes are drawn smooth, which takes longer."""


class FarItem(QGraphicsItem):
    """All nodes and wires of a scene in one item: asking Python a thousand times is slow."""

    def __init__(self, nodes: Mapping[str, NodeItem], wiring: Wiring, look: Look) -> None:
        super().__init__()
        self._nodes, self._wiring, self._look = nodes, wiring, look
        self._bounds = QRectF()
        self._lines: dict[WireItem, QPolygonF] = {}
        self.setVisible(False)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self.update()

    def show_bounds(self, bounds: QRectF) -> None:
        """Cover this part of the scene, in scene pixels, and draw it anew."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._lines.clear()
        self.update()

    def boundingRect(self) -> QRectF:
        """All that was drawn last."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw wires below nodes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=len(self._nodes) <= SMOOTH_UP_TO)
        self._paint_wires(painter)
        self._paint_nodes(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)

    def _paint_wires(self, painter: QPainter) -> None:
        look = self._look
        if not self._lines:
            self._lines = {item: _polyline(item) for item in self._wiring.items.values()}
        for item, line in self._lines.items():
            colour = look.error if item.sentence else look.wire
            painter.setPen(look.hairline(look.accent if item.is_selected else colour))
            painter.drawPolyline(line)

    def _paint_nodes(self, painter: QPainter) -> None:
        look, rects = self._look, {name: _rect(item) for name, item in self._nodes.items()}
        painter.setPen(look.hairline(look.line))
        painter.setBrush(look.node)
        for rect in rects.values():
            painter.drawRoundedRect(rect, RADIUS_NODE_PX, RADIUS_NODE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        for family, names in self._by_family().items():
            painter.setBrush(look.family(family))
            painter.drawRects([_edge(rects[name]) for name in names])

    def _paint_marks(self, painter: QPainter) -> None:
        """Rings of what is selected, and a red dot for each node with a problem."""
        look = self._look
        pen = QPen(look.accent, 2.0)
        pen.setCosmetic(True)
        for item in self._nodes.values():
            if item.is_ringed:
                painter.setPen(pen)
                painter.setBrush(QColor(Qt.GlobalColor.transparent))
                ring = _rect(item).adjusted(-6, -6, 6, 6)
                painter.drawRoundedRect(ring, RADIUS_NODE_PX + 6, RADIUS_NODE_PX + 6)
            if item.face.problems:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.error)
                painter.drawEllipse(_rect(item).topRight(), PROBLEM_RADIUS, PROBLEM_RADIUS)

    def _by_family(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, item in self._nodes.items():
            found[item.face.family].append(name)
        return found


def bounds_of(items: Iterable[NodeItem]) -> QRectF:
    """What the nodes cover with their rings, in scene pixels."""
    found = QRectF()
    for item in items:
        found |= _rect(item).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return found


def _rect(item: NodeItem) -> QRectF:
    return QRectF(item.pos().x(), item.pos().y(), WIDTH, item.face.height)


def _edge(rect: QRectF) -> QRectF:
    return QRectF(rect.left(), rect.top(), EDGE, rect.height())


def _polyline(item: WireItem) -> QPolygonF:
    """The corners of a wire, or places along its curve."""
    if not item.route.is_curve:
        return QPolygonF([QPointF(*point) for point in item.route.points])
    path = item.path()
    return QPolygonF([path.pointAtPercent(n / CURVE_PIECES) for n in range(CURVE_PIECES + 1)])

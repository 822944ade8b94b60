"""The whole graph as it is drawn from far: plain shapes in one go, no words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.faces import WIDTH
from app.canvas.drawing.look import Look
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.wire_item import WireItem
from app.theme.tokens import RADIUS_NODE_PX
from engine.document.values import End

EDGE = 10.0
"""Width of the family's edge from far, in scene pixels: there a few pixels must do."""

AROUND = 12.0
"""How far the ring and the marks of a node reach out of it, in scene pixels."""

PROBLEM_RADIUS = 14.0
SMOOTH_UP_TO = 200
"""The number of nodes up to which shapes are drawn smooth and round, which takes longer."""


@dataclass
class Shapes:
    """What is drawn, in scene pixels, together for each colour: one call draws many."""

    wires: dict[str, QPainterPath] = field(default_factory=lambda: defaultdict(QPainterPath))
    nodes: list[QRectF] = field(default_factory=list)
    edges: dict[str, list[QRectF]] = field(default_factory=lambda: defaultdict(list))
    rings: list[QRectF] = field(default_factory=list)
    marks: list[tuple[QPointF, bool]] = field(default_factory=list)
    """Where a node has problems, and whether these are warnings all."""


class FarItem(QGraphicsItem):
    """All nodes and wires of a scene in one item: asking Python a thousand times is slow.

    Qt keeps the picture of it until `redraw`.
    """

    def __init__(
        self, nodes: Mapping[str, NodeItem], wires: Mapping[tuple[End, End], WireItem], look: Look
    ) -> None:
        super().__init__()
        self._nodes, self._wires, self._look = nodes, wires, look
        self._bounds = QRectF()
        self._shapes: Shapes | None = None
        self._left_out: Collection[QGraphicsItem] = ()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setVisible(False)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self.redraw()

    def show_bounds(self, bounds: QRectF) -> None:
        """Cover this part of the scene, in scene pixels, and draw it anew."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.redraw()

    def leave_out(self, items: Collection[QGraphicsItem]) -> None:
        """Draw all but these, which another item draws while they move."""
        if items or self._left_out:
            self._left_out = items
            self.redraw()

    def redraw(self) -> None:
        """Something looks otherwise now."""
        self._shapes = None
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
        shapes = self._shapes = self._shapes or self._worked_out()
        is_smooth = len(shapes.nodes) <= SMOOTH_UP_TO
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=is_smooth)
        self._paint_wires(painter, shapes)
        self._paint_nodes(painter, shapes, is_smooth=is_smooth)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter, shapes)

    def _worked_out(self) -> Shapes:
        shapes, left_out = Shapes(), self._left_out
        for wire in self._wires.values():
            if wire not in left_out:
                shapes.wires[_dress(wire)].addPath(wire.far_path())
        for node in self._nodes.values():
            if node not in left_out:
                _add(shapes, node)
        return shapes

    def _paint_wires(self, painter: QPainter, shapes: Shapes) -> None:
        look = self._look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for dress in ("wire", "error", "accent"):
            if dress in shapes.wires:
                painter.setPen(look.hairline(getattr(look, dress)))
                painter.drawPath(shapes.wires[dress])

    def _paint_nodes(self, painter: QPainter, shapes: Shapes, *, is_smooth: bool) -> None:
        look = self._look
        painter.setPen(look.hairline(look.line))
        painter.setBrush(look.node)
        if is_smooth:
            for rect in shapes.nodes:
                painter.drawRoundedRect(rect, RADIUS_NODE_PX, RADIUS_NODE_PX)
        else:
            painter.drawRects(shapes.nodes)
        painter.setPen(Qt.PenStyle.NoPen)
        for family, edges in shapes.edges.items():
            painter.setBrush(look.family(family))
            painter.drawRects(edges)

    def _paint_marks(self, painter: QPainter, shapes: Shapes) -> None:
        """Rings of what is selected, and a dot for each node with a problem."""
        look = self._look
        pen = QPen(look.accent, 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(Qt.GlobalColor.transparent))
        for ring in shapes.rings:
            painter.drawRoundedRect(ring, RADIUS_NODE_PX + 6, RADIUS_NODE_PX + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark, is_warning in shapes.marks:
            painter.setBrush(look.warning if is_warning else look.error)
            painter.drawEllipse(mark, PROBLEM_RADIUS, PROBLEM_RADIUS)


def bounds_of(items: Iterable[NodeItem]) -> QRectF:
    """What the nodes cover with their rings, in scene pixels."""
    rects = [item.rect for item in items]
    if not rects:
        return QRectF()
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    corner = QPointF(min(lefts) - AROUND, min(tops) - AROUND)
    return QRectF(corner, QPointF(max(rights) + AROUND, max(bottoms) + AROUND))


def _dress(wire: WireItem) -> str:
    """The colour of a wire, as a look names it."""
    if wire.is_selected:
        return "accent"
    return "error" if wire.sentence else "wire"


def _add(shapes: Shapes, node: NodeItem) -> None:
    left, top, right, bottom = node.rect
    rect = QRectF(left, top, WIDTH, bottom - top)
    shapes.nodes.append(rect)
    shapes.edges[node.face.family].append(QRectF(left, top, EDGE, bottom - top))
    if node.is_ringed:
        shapes.rings.append(rect.adjusted(-6, -6, 6, 6))
    if node.face.problems:
        shapes.marks.append((QPointF(right, top), node.face.are_warnings))

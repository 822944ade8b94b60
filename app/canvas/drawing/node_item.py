"""A node as it is drawn near by."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.faces import WEIGHTS_BELOW, WIDTH, Facts, Form, PortFace, face_of
from app.canvas.drawing.lettering import zoom_of
from app.canvas.drawing.look import (
    CAPTIONS_FROM,
    SUMMARY_FROM,
    WORDLESS_BELOW,
    Look,
    mixed,
    on_pixels,
)
from app.canvas.drawing.routing import Rect
from app.canvas.drawing.streets import Point
from app.theme.icons import draw_icon, pixmap
from app.theme.tokens import RADIUS_NODE_PX
from engine.document.values import End, Node

EDGE = 4.0
"""Width of the family's edge, in scene pixels."""

TEXT_LEFT = 14.0
TEXT_RIGHT = WIDTH - 10.0
TITLE_TOP = 8.0
BELOW_TITLE = 3.0
"""Between the title and the line below it, in scene pixels."""

PORT_RADIUS = 4.5
TARGET_RADIUS, TARGET_PX = 8.0, 1.5
"""Of the ring around a port where a wire may be dropped, in scene pixels."""

DIMMED = 0.75
"""How far a port where a wire cannot be dropped is like its node."""

MARK_RADIUS, MARK_PX = 8.0, 2.0
"""Of the ring around the port where the keys are, in scene pixels."""

RING = 3.0
"""How far outside a selected node its ring runs."""

MARGIN = 24.0
"""How far anything of a node reaches out of it, at every zoom."""

BADGE = 16.0
"""Of the disc with the number of problems, which is never smaller in pixels of the view."""

BADGE_INWARD, BADGE_DOWN = 3.0, 1.0
"""From the upper right corner of a node to the middle of its badge."""

BESIDE = 6.0
"""Between the words of a row."""

ICON = 12.0
MUTED_OPACITY = 0.5
LINE_HEIGHT = 16.0
SHADOWS = (1.0, 2.0, 3.0)
Align = Qt.AlignmentFlag


class NodeItem(QGraphicsItem):
    """One node. Its place is the node's; it is drawn from its `face` and changed by `show_node`."""

    def __init__(self, node: Node, facts: Facts, look: Look) -> None:
        super().__init__()
        self.node, self.facts = node, facts
        self.face = face_of(node, facts)
        self._look = look
        self._is_selected = False
        self._targets: frozenset[PortFace] = frozenset()
        self._dim: frozenset[PortFace] = frozenset()
        self._marked: PortFace | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(1)
        self.setPos(*node.place)

    def show_node(self, node: Node, facts: Facts) -> bool:
        """Show what changed; gives whether anything did that can be seen."""
        if node is self.node and facts == self.facts:
            return False
        face, before = face_of(node, facts), self.node
        self.node, self.facts = node, facts
        self.setPos(*node.place)
        is_other = face != self.face
        if is_other:
            self.prepareGeometryChange()
            self.face = face
            self.update()
        return is_other or (before.place, before.linked_to) != (node.place, node.linked_to)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self.update()

    def show_selected(self, is_selected: bool) -> bool:
        """Draw the ring, or not; gives whether that is new."""
        if is_selected == self._is_selected:
            return False
        self._is_selected = is_selected
        self.setZValue(2 if is_selected else 1)
        self.update()
        return True

    @property
    def is_ringed(self) -> bool:
        """Whether the node is drawn as selected."""
        return self._is_selected

    def show_targets(self, targets: frozenset[PortFace], dim: frozenset[PortFace]) -> None:
        """Make those of its ports stand out where a wire may be dropped, and dim others."""
        if (targets, dim) != (self._targets, self._dim):
            self._targets, self._dim = targets, dim
            self.update()

    def show_marked(self, port: PortFace | None) -> None:
        """Ring the port where the keys are; none for None."""
        if port != self._marked:
            self._marked = port
            self.update()

    @property
    def marked(self) -> PortFace | None:
        """The port where the keys are, if it is one of these."""
        return self._marked

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom of the node, in scene pixels."""
        place = self.pos()
        return place.x(), place.y(), place.x() + WIDTH, place.y() + self.face.height

    @property
    def displaced(self) -> Point:
        """How far it is drawn from where the document has it, in scene pixels."""
        at, place = self.pos(), self.node.place
        return at.x() - place[0], at.y() - place[1]

    def place_of(self, end: End, *, is_input: bool) -> Point:
        """The middle of a port, in scene pixels. Raises KeyError for one that is not there."""
        port = self.face.port(end, is_input)
        if port is None:
            raise KeyError(f"{self.node.title} shows no port {end.port!r}")
        return self.pos().x() + port.x, self.pos().y() + port.y

    def badge(self, zoom: float) -> QRectF:
        """Where the number of problems stands, in the item's own pixels."""
        side = BADGE / min(1.0, max(zoom, WORDLESS_BELOW))
        badge = QRectF(0, 0, side, side)
        badge.moveCenter(QPointF(WIDTH - BADGE_INWARD, BADGE_DOWN))
        return badge

    def boundingRect(self) -> QRectF:
        """The node with its ports, ring and badge."""
        return QRectF(-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, self.face.height + 2 * MARGIN)

    def shape(self) -> QPainterPath:
        """The node without its ring."""
        path = QPainterPath()
        path.addRect(QRectF(-PORT_RADIUS, 0, WIDTH + 2 * PORT_RADIUS, self.face.height))
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the node; words that are too small to read are left out."""
        zoom = zoom_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(MUTED_OPACITY if self.face.is_muted else 1.0)
        self._paint_body(painter)
        self._paint_words(painter, zoom)
        painter.setOpacity(1.0)
        if self._is_selected:
            self._paint_ring(painter)
        painter.setOpacity(MUTED_OPACITY if self.face.is_muted else 1.0)
        for port in self.face.ports:
            self._paint_port(painter, port)
        painter.setOpacity(1.0)
        if self.face.problems:
            self._paint_badge(painter, zoom)

    def _paint_body(self, painter: QPainter) -> None:
        """Draw box, edge and shadow: on a screen from a picture that all nodes so high share."""
        face = self.face
        is_on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if self._look.on_paper or not is_on_screen:
            paint_body(painter, self._look, face.family, face.height)
            return
        world, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        picture = body_picture(self._look, face.family, face.height, world.m11(), ratio)
        corner = world.map(QPointF(0, 0))
        reach = _reach(world.m11())
        painter.resetTransform()
        painter.drawPixmap(round(corner.x()) - reach, round(corner.y()) - reach, picture)
        painter.setWorldTransform(world)

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        """The title; below it, while there is room for letters of their size, the rest."""
        look, face = self._look, self.face
        height = look.title.height(zoom)
        box = QRectF(TEXT_LEFT, TITLE_TOP, 0, height)
        box.setRight(self._paint_icons(painter, box.center().y(), zoom))
        painter.setPen(look.text)
        look.title.write(painter, box, face.title, zoom)
        painter.setPen(look.secondary)
        if zoom >= SUMMARY_FROM:
            box = QRectF(TEXT_LEFT, box.bottom() + BELOW_TITLE, 0, look.summary.height(zoom))
            box.setRight(TEXT_RIGHT + 4)
            look.summary.write(painter, box, face.summary, zoom)
        if zoom >= CAPTIONS_FROM:
            row = _row(face.height - WEIGHTS_BELOW, TEXT_RIGHT)
            look.number.write(painter, row, face.weights, zoom)
            self._paint_port_words(painter, zoom)

    def _paint_icons(self, painter: QPainter, middle: float, zoom: float) -> float:
        """Draw what a node is besides: frozen, linked, watched, or not beginning at random; gives
        where the title must end.
        """
        right = TEXT_RIGHT
        if self.face.problems:
            right = min(right, self.badge(zoom).left()) - BADGE_INWARD
        face = self.face
        marks = {
            "lock": face.is_frozen,
            "link": face.is_linked,
            "eye": face.is_watched,
            "history": bool(face.earlier_run),
        }
        for name in (name for name, is_on in marks.items() if is_on and zoom >= SUMMARY_FROM):
            right -= ICON
            self._paint_icon(painter, QPointF(right, middle - ICON / 2), name)
            right -= 4.0
        return right

    def _paint_icon(self, painter: QPainter, corner: QPointF, name: str) -> None:
        colour = self._look.theme.secondary
        if self._look.on_paper:
            draw_icon(painter, name, colour, QRectF(corner, QSizeF(ICON, ICON)))
            return
        ratio = max(1.0, math.ceil(painter.deviceTransform().m11() * 4) / 4)
        painter.drawPixmap(corner, pixmap(name, colour, int(ICON), ratio))

    def _paint_port(self, painter: QPainter, port: PortFace) -> None:
        look, middle = self._look, QPointF(port.x, port.y)
        if port in self._targets:
            painter.setPen(QPen(look.accent, TARGET_PX))
            painter.setBrush(look.canvas)
            painter.drawEllipse(middle, TARGET_RADIUS, TARGET_RADIUS)
        if self._marked and (port.end, port.is_input) == (self._marked.end, self._marked.is_input):
            painter.setPen(QPen(look.text, MARK_PX))
            painter.setBrush(look.canvas)
            painter.drawEllipse(middle, MARK_RADIUS, MARK_RADIUS)
        painter.setPen(QPen(look.node, 1.0))
        colour = look.family(self.face.family)
        painter.setBrush(mixed(colour, look.node, DIMMED) if port in self._dim else colour)
        draw_port(painter, middle, port.form)

    def _paint_port_words(self, painter: QPainter, zoom: float) -> None:
        """The types that leave, and the names of ports where there is room beside them."""
        number, caption = self._look.number, self._look.caption
        free: dict[float, float] = {}
        for port in self.face.ports:
            if port.label:
                number.write(painter, _row(port.y, TEXT_RIGHT), port.label, zoom, Align.AlignRight)
                free[port.y] = TEXT_RIGHT - number.width(port.label, zoom) - BESIDE
        for port in sorted(self.face.ports, key=lambda port: port.is_input):
            row, needed = (
                _row(port.y, free.get(port.y, TEXT_RIGHT)),
                caption.width(port.caption, zoom),
            )
            if needed > row.width():
                continue
            side = Align.AlignLeft if port.is_input else Align.AlignRight
            caption.write(painter, row, port.caption, zoom, side)
            if not port.is_input:
                free[port.y] = row.right() - needed - BESIDE

    def _paint_ring(self, painter: QPainter) -> None:
        rect = QRectF(0, 0, WIDTH, self.face.height).adjusted(-RING, -RING, RING, RING)
        radius = RADIUS_NODE_PX + RING
        painter.setPen(QPen(self._look.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(on_pixels(painter, rect), radius, radius)

    def _paint_badge(self, painter: QPainter, zoom: float) -> None:
        look, face, rect = self._look, self.face, self.badge(zoom)
        ground, ink, words = look.error, look.on_error, str(len(face.problems))
        if face.are_warnings:
            ground, ink, words = look.warning, look.on_warning, "!"
        painter.setPen(QPen(look.canvas, rect.width() / BADGE * 2.0))
        painter.setBrush(ground)
        painter.drawEllipse(rect)
        painter.setPen(ink)
        look.count.write_all(painter, rect, words, zoom, Align.AlignCenter)


def paint_body(painter: QPainter, look: Look, family: str, height: float) -> None:
    """Draw what a node so high is without its words and ports."""
    rect = QRectF(0, 0, WIDTH, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.shadow)
    for below in SHADOWS:
        painter.drawRoundedRect(
            rect.adjusted(0, below / 2, 0, below), RADIUS_NODE_PX, RADIUS_NODE_PX
        )
    painter.setBrush(look.node)
    painter.setPen(look.hairline(look.line))
    painter.drawRoundedRect(on_pixels(painter, rect), RADIUS_NODE_PX, RADIUS_NODE_PX)
    painter.fillPath(edge_path(height), look.family(family))


@lru_cache(maxsize=256)
def body_picture(look: Look, family: str, height: float, zoom: float, ratio: float) -> QPixmap:
    """The body of a node at a zoom; its corner is `_reach(zoom)` from that of the picture."""
    reach = _reach(zoom)
    size = QSizeF(WIDTH * zoom + 2 * reach, height * zoom + 2 * reach) * ratio
    picture = QPixmap(size.toSize() + QSize(1, 1))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(reach, reach)
    painter.scale(zoom, zoom)
    paint_body(painter, look, family, height)
    painter.end()
    return picture


def _reach(zoom: float) -> int:
    """How far a shadow reaches out of a node, in pixels of the view."""
    return math.ceil(SHADOWS[-1] * zoom) + 1


@lru_cache(maxsize=64)
def edge_path(height: float) -> QPainterPath:
    """The family's edge of a node so high: a strip that follows the round corners."""
    whole, strip = QPainterPath(), QPainterPath()
    whole.addRoundedRect(QRectF(0, 0, WIDTH, height), RADIUS_NODE_PX, RADIUS_NODE_PX)
    strip.addRect(QRectF(0, 0, EDGE, height))
    return whole.intersected(strip)


def draw_port(painter: QPainter, middle: QPointF, form: Form) -> None:
    """Draw a port with the painter's pen and brush."""
    x, y, half = middle.x(), middle.y(), PORT_RADIUS
    if form == "disc":
        painter.drawEllipse(middle, half, half)
    elif form == "square":
        side = 2 * half - 1
        painter.drawRoundedRect(QRectF(x - side / 2, y - side / 2, side, side), 1.5, 1.5)
    else:
        tip = half + 1
        corners = [(x, y - tip), (x + tip, y), (x, y + tip), (x - tip, y)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _row(middle: float, right: float) -> QRectF:
    """Where words stand beside a port."""
    return QRectF(TEXT_LEFT, middle - LINE_HEIGHT / 2, right - TEXT_LEFT, LINE_HEIGHT)

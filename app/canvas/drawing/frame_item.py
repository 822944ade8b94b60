"""A frame as it is drawn: a tinted area behind its members, and its title in the bar above them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.lettering import zoom_of
from app.canvas.drawing.look import WORDLESS_BELOW, Look
from app.canvas.drawing.routing import Rect
from app.theme.frame_colours import frame_colours
from app.theme.tokens import RADIUS_NODE_PX
from engine.document.values import Frame

SIDE, ABOVE, BAR = 16.0, 34.0, 24.0
"""From the members of a frame to its edge: aside and below, and above; and how much of what is
above them is the bar with the title, in scene pixels."""

RADIUS = RADIUS_NODE_PX + 5
APART = 4.0
"""Between a title and wires beside it, more than between a node and wires, in scene pixels."""

GAP = 6.0
"""Between the title and what stands behind it."""

BEHIND_ALL, ABOVE_WIRES = -2.0, 0.75
"""Where areas lie, and where titles do: wires below them, nodes above."""

CHOSEN_PX = 1.5


def area_of(members: Iterable[Rect]) -> QRectF:
    """What a frame covers around its members, in scene pixels; empty without any."""
    rects = list(members)
    if not rects:
        return QRectF()
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    left, top = min(lefts) - SIDE, min(tops) - ABOVE
    return QRectF(left, top, max(rights) + SIDE - left, max(bottoms) + SIDE - top)


class FrameArea(QGraphicsPathItem):
    """The area of a frame; Qt draws it, so that it costs no call of Python."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rect = QRectF()
        self._look, self._colour, self._is_bright = look, "", False
        self.setZValue(BEHIND_ALL)
        self._dress()

    def cover(self, rect: QRectF) -> None:
        """Lie there; an empty rectangle hides it."""
        if rect != self.rect:
            self.rect = rect
            path = QPainterPath()
            path.addRoundedRect(rect, RADIUS, RADIUS)
            self.setPath(path)
            self.setVisible(not rect.isEmpty())

    def show_colour(self, colour: str) -> None:
        """Have another colour."""
        if colour != self._colour:
            self._colour = colour
            self._dress()

    def show_bright(self, is_bright: bool) -> None:
        """Have a rim that stands out, for a frame that is chosen or takes something up."""
        if is_bright != self._is_bright:
            self._is_bright = is_bright
            self._dress()

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self._dress()

    @property
    def is_bright(self) -> bool:
        """Whether its rim stands out."""
        return self._is_bright

    def _dress(self) -> None:
        colours = frame_colours(self._colour, self._look.theme)
        pen = self._look.hairline(self._look.accent if self._is_bright else QColor(colours.rim))
        pen.setWidthF(CHOSEN_PX if self._is_bright else 1.0)
        self.setPen(pen)
        self.setBrush(QColor(colours.area))


class FrameName(QGraphicsItem):
    """The title of a frame, in the bar above its members; it ends where they do.

    What it covers grows as one zooms out, for letters stay readable. owner: who trains it, in
    words, which stand behind the title.
    """

    def __init__(self, frame: Frame, look: Look) -> None:
        super().__init__()
        self.frame, self.look = frame, look
        self.words, self.owner = "", ""
        self.area_item = FrameArea(look)
        self._span = 0.0
        self.setZValue(ABOVE_WIRES)

    def show_frame(self, frame: Frame, owner: str) -> None:
        """Show what the document says of it."""
        self.frame = frame
        self.area_item.show_colour(frame.colour)
        self._write(frame.title.upper(), owner)

    def _write(self, words: str, owner: str) -> None:
        if (words, owner) != (self.words, self.owner):
            self.prepareGeometryChange()
            self.words, self.owner = words, owner
        self.update()

    def stand_around(self, members: Iterable[Rect]) -> None:
        """Lie around these members; hidden while there are none."""
        rect = area_of(members)
        self.area_item.cover(rect)
        self.setVisible(not rect.isEmpty())
        self.setPos(rect.left() + SIDE, rect.top())
        if rect.width() - 2 * SIDE != self._span:
            self.prepareGeometryChange()
            self._span = rect.width() - 2 * SIDE

    @property
    def bar(self) -> QRectF:
        """The strip above the members by which the frame is moved, in scene pixels."""
        rect = self.area_item.rect
        return QRectF(rect.left(), rect.top(), rect.width(), BAR)

    def area(self, zoom: float) -> QRectF:
        """What the words cover at a zoom, in the item's own pixels: in the middle of the bar."""
        height = self.look.heading.height(zoom)
        width = self._title_width(zoom) + self._owner_width(zoom)
        return QRectF(0, (BAR - height) / 2, min(width + 1, self._span), height)

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom of what wires keep clear of, in scene pixels."""
        seen = self.area(1.0).translated(self.pos()).adjusted(-APART, 0, APART, 0)
        return seen.left(), seen.top(), seen.right(), seen.bottom()

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self.look = look
        self.area_item.show_look(look)
        self.update()

    def boundingRect(self) -> QRectF:
        """What is covered at one zoom or another."""
        return self.area(1.0) | self.area(WORDLESS_BELOW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Write the title; a wire that a large title reaches passes below it."""
        zoom, look = zoom_of(painter), self.look
        area, colours = self.area(zoom), frame_colours(self.frame.colour, look.theme)
        painter.fillRect(area, QColor(colours.area))
        painter.setPen(QPen(QColor(colours.words)))
        look.heading.write(painter, area, self.words, zoom)
        behind = area.adjusted(self._title_width(zoom), 0, 0, 0)
        if self.owner and behind.width() > 0:
            look.summary.write(painter, behind, self.owner, zoom, Qt.AlignmentFlag.AlignRight)

    def _title_width(self, zoom: float) -> float:
        return self.look.heading.width(self.words, zoom)

    def _owner_width(self, zoom: float) -> float:
        return self.look.summary.width(self.owner, zoom) + GAP if self.owner else 0.0

"""Words and ties around the nodes: names of frames, notes, and what joins linked nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.canvas.faces import WIDTH
from app.canvas.lettering import zoom_of
from app.canvas.look import SUMMARY_FROM, WORDLESS_BELOW, Look
from app.canvas.node_item import NodeItem
from app.canvas.routing import Rect
from engine.document.values import Frame, Graph, Note

ABOVE = 26.0
"""From the top of a frame's members to the top of its name, in scene pixels."""

APART = 4.0
"""Between a name and wires beside it, more than between a node and wires, in scene pixels."""

ABOVE_WIRES = 0.75
"""Where names of frames lie: wires below them, nodes above."""

LEFT = Qt.AlignmentFlag.AlignLeft
Kept = TypeVar("Kept", bound=QGraphicsItem)


class Words:
    """The items of all frames, notes and ties of a scene."""

    def __init__(self, scene: QGraphicsScene, nodes: Mapping[str, NodeItem], look: Look) -> None:
        self.frames: dict[str, FrameName] = {}
        self.notes: dict[str, NoteItem] = {}
        self._ties: dict[str, Tie] = {}
        self._scene, self._nodes, self._look = scene, nodes, look

    @property
    def items(self) -> list[FrameName | NoteItem | Tie]:
        """All of them."""
        return [*self.frames.values(), *self.notes.values(), *self._ties.values()]

    @property
    def seen(self) -> list[Written]:
        """The words that are shown."""
        words: list[Written] = [*self.frames.values(), *self.notes.values()]
        return [item for item in words if item.isVisible()]

    def show(self, graph: Graph) -> None:
        """Have an item for each frame, note and link of the graph, and none besides."""
        frames = {frame.id: frame for frame in graph.frames}
        notes = {note.id: note for note in graph.notes}
        nodes = graph.nodes.values()
        linked = [node.id for node in nodes if node.linked_to in graph.nodes]
        self._keep(self.frames, frames, lambda name: FrameName(frames[name], self._look))
        self._keep(self.notes, notes, lambda name: NoteItem(notes[name], self._look))
        self._keep(self._ties, linked, lambda _: Tie(self._look))
        for name, frame in frames.items():
            self.frames[name].frame = frame
        for name, note in notes.items():
            self.notes[name].show_note(note)

    def follow(self) -> None:
        """Stand where the nodes are now."""
        for frame in self.frames.values():
            frame.stand_above(self.members(frame))
        for name, tie in self._ties.items():
            item = self._nodes[name]
            tie.join(item, self._nodes[item.node.linked_to])

    def members(self, frame: FrameName) -> list[NodeItem]:
        """The items of the nodes of a frame."""
        return [self._nodes[name] for name in frame.frame.members if name in self._nodes]

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        for item in self.items:
            item.show_look(look)

    def _keep(
        self, items: dict[str, Kept], wanted: Iterable[str], make: Callable[[str], Kept]
    ) -> None:
        names = set(wanted)
        for name in items.keys() - names:
            self._scene.removeItem(items.pop(name))
        for name in names - items.keys():
            items[name] = make(name)
            self._scene.addItem(items[name])


class Written(QGraphicsItem):
    """Words on the scene. What they cover grows as one zooms out, for letters stay readable."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.words = ""
        self.look = look

    def area(self, zoom: float) -> QRectF:
        """What the words cover at a zoom, in the item's own pixels."""
        raise NotImplementedError

    def show_words(self, words: str) -> None:
        """Say something else."""
        if words != self.words:
            self.prepareGeometryChange()
            self.words = words
            self.update()

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self.look = look
        self.update()

    def boundingRect(self) -> QRectF:
        """What is covered at one zoom or another."""
        return self.area(1.0) | self.area(WORDLESS_BELOW)


class FrameName(Written):
    """The name of a frame, above its members; it ends where they do."""

    def __init__(self, frame: Frame, look: Look) -> None:
        super().__init__(look)
        self.frame = frame
        self._span = WIDTH
        self.setZValue(ABOVE_WIRES)

    def stand_above(self, members: Iterable[NodeItem]) -> None:
        """Show the name above these members; hidden while there are none."""
        self.show_words(self.frame.title.upper())
        rects = [item.rect for item in members]
        self.setVisible(bool(rects))
        if rects:
            left, top = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
            self.setPos(left, top - ABOVE)
            self._show_span(max(rect[2] for rect in rects) - left)

    def area(self, zoom: float) -> QRectF:
        """Beside its left end and above its lower one, whatever the zoom."""
        heading, bottom = self.look.heading, self.look.heading.height(1.0)
        height, width = heading.height(zoom), heading.width(self.words, zoom)
        return QRectF(0, bottom - height, min(width + 1, self._span), height)

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom of what wires keep clear of, in scene pixels."""
        seen = self.area(1.0).translated(self.pos()).adjusted(-APART, 0, APART, 0)
        return seen.left(), seen.top(), seen.right(), seen.bottom()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Write the name; a wire that a large name reaches passes below it."""
        zoom = zoom_of(painter)
        area = self.area(zoom)
        painter.fillRect(area, self.look.canvas)
        painter.setPen(self.look.secondary)
        self.look.heading.write(painter, area, self.words, zoom)

    def _show_span(self, span: float) -> None:
        if span != self._span:
            self.prepareGeometryChange()
            self._span = span


class NoteItem(Written):
    """Words on the canvas."""

    def __init__(self, note: Note, look: Look) -> None:
        super().__init__(look)
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show other words, or the same at another place."""
        self.show_words(note.text)
        self.setPos(*note.place)

    def area(self, zoom: float) -> QRectF:
        """All lines, from the upper left."""
        return QRectF(QPointF(0, 0), self.look.summary.size(self.words, zoom))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Write them, until they would cover what they are about."""
        zoom = zoom_of(painter)
        if zoom >= SUMMARY_FROM:
            painter.setPen(self.look.secondary)
            self.look.summary.write_all(painter, self.area(zoom), self.words, zoom, LEFT)


class Tie(QGraphicsPathItem):
    """A dotted hairline from a linked node to the one whose weights it uses."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setZValue(-1)
        self.show_look(look)

    def join(self, node: NodeItem, twin: NodeItem) -> None:
        """Run between these two nodes, behind everything else."""
        path = QPainterPath(_middle(node.rect))
        path.lineTo(_middle(twin.rect))
        self.setPath(path)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        pen = look.hairline(look.secondary)
        pen.setStyle(Qt.PenStyle.DotLine)
        self.setPen(pen)


def _middle(rect: Rect) -> QPointF:
    return QPointF((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)

"""Words and ties around the nodes: names of frames, notes, and what joins linked nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
)

from app.canvas.look import Look
from app.canvas.node_item import NodeItem
from app.canvas.routing import Rect
from engine.document.values import Frame, Graph, Note

ABOVE = 26.0
"""From the top of a frame's members to the top of its name, in scene pixels."""

APART = 4.0
"""Between a name and wires beside it, more than between a node and wires, in scene pixels."""

Kept = TypeVar("Kept", bound=QGraphicsItem)


class Words:
    """The items of all frames, notes and ties of a scene."""

    def __init__(self, scene: QGraphicsScene, nodes: Mapping[str, NodeItem], look: Look) -> None:
        self.frames: dict[str, FrameName] = {}
        self._notes: dict[str, NoteItem] = {}
        self._ties: dict[str, Tie] = {}
        self._scene, self._nodes, self._look = scene, nodes, look

    @property
    def items(self) -> list[FrameName | NoteItem | Tie]:
        """All of them."""
        return [*self.frames.values(), *self._notes.values(), *self._ties.values()]

    def show(self, graph: Graph) -> None:
        """Have an item for each frame, note and link of the graph, and none besides."""
        frames = {frame.id: frame for frame in graph.frames}
        notes = {note.id: note for note in graph.notes}
        nodes = graph.nodes.values()
        linked = [node.id for node in nodes if node.linked_to in graph.nodes]
        self._keep(self.frames, frames, lambda name: FrameName(frames[name], self._look))
        self._keep(self._notes, notes, lambda name: NoteItem(notes[name], self._look))
        self._keep(self._ties, linked, lambda _: Tie(self._look))
        for name, frame in frames.items():
            self.frames[name].frame = frame
        for name, note in notes.items():
            self._notes[name].show_note(note)

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


class FrameName(QGraphicsSimpleTextItem):
    """The name of a frame, above its members."""

    def __init__(self, frame: Frame, look: Look) -> None:
        super().__init__()
        self.frame = frame
        self.show_look(look)

    def stand_above(self, members: Iterable[NodeItem]) -> None:
        """Show the name above these members; hidden while there are none."""
        self.setText(self.frame.title.upper())
        rects = [item.rect for item in members]
        self.setVisible(bool(rects))
        if rects:
            self.setPos(min(rect[0] for rect in rects), min(rect[1] for rect in rects) - ABOVE)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self.setFont(look.heading_font)
        self.setBrush(QBrush(look.secondary))

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom of what wires keep clear of, in scene pixels."""
        seen = self.sceneBoundingRect().adjusted(-APART, 0, APART, 0)
        return seen.left(), seen.top(), seen.right(), seen.bottom()


class NoteItem(QGraphicsSimpleTextItem):
    """Words on the canvas."""

    def __init__(self, note: Note, look: Look) -> None:
        super().__init__()
        self.show_look(look)
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show other words, or the same at another place."""
        self.setText(note.text)
        self.setPos(*note.place)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self.setFont(look.summary_font)
        self.setBrush(QBrush(look.secondary))


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

"""What stands around the nodes on the scene: frames, notes, and what ties linked nodes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from app.around import NOTHING, Around
from app.canvas.drawing.frame_item import FrameArea, FrameName
from app.canvas.drawing.look import Look
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.note_item import NoteItem
from app.canvas.drawing.routing import Rect
from engine.document.values import Graph

Kept = TypeVar("Kept", bound=QGraphicsItem)
Members = Mapping[str, Collection[str]]
"""By the id of a frame, the ids of its members."""


class Words:
    """The items of all frames, notes and ties of a scene."""

    def __init__(self, scene: QGraphicsScene, nodes: Mapping[str, NodeItem], look: Look) -> None:
        self.frames: dict[str, FrameName] = {}
        self.notes: dict[str, NoteItem] = {}
        self._ties: dict[str, Tie] = {}
        self._scene, self._nodes, self._look = scene, nodes, look
        self._chosen = NOTHING
        self._meant: Members = {}
        self._target = ""

    @property
    def items(self) -> list[FrameName | Tie]:
        """All that is drawn by itself only from near; areas and notes are seen from far, too."""
        return [*self.frames.values(), *self._ties.values()]

    @property
    def areas(self) -> list[FrameArea]:
        """What lies behind the members of frames."""
        return [frame.area_item for frame in self.frames.values()]

    def show(self, graph: Graph, owners: Mapping[str, str]) -> None:
        """Have an item for each frame, note and link of the graph, and none besides.

        owners: by the id of a frame, who trains it, in words.
        """
        frames = {frame.id: frame for frame in graph.frames}
        notes = {note.id: note for note in graph.notes}
        nodes = graph.nodes.values()
        linked = [node.id for node in nodes if node.linked_to in graph.nodes]
        for gone in self.frames.keys() - frames.keys():
            self._scene.removeItem(self.frames[gone].area_item)
        new = frames.keys() - self.frames.keys()
        self._keep(self.frames, frames, lambda name: FrameName(frames[name], self._look))
        for name in new:
            self._scene.addItem(self.frames[name].area_item)
        self._keep(self.notes, notes, lambda name: NoteItem(notes[name], self._look))
        self._keep(self._ties, linked, lambda _: Tie(self._look))
        for name, frame in frames.items():
            self.frames[name].show_frame(frame, owners[name])
        for name, note in notes.items():
            self.notes[name].show_note(note)

    def follow(self) -> None:
        """Stand where the nodes are now."""
        for name, frame in self.frames.items():
            members = self._meant.get(name, frame.frame.members)
            frame.stand_around(self._nodes[one].rect for one in members if one in self._nodes)
        for name, tie in self._ties.items():
            item = self._nodes[name]
            tie.join(item, self._nodes[item.node.linked_to])

    def show_meant(self, members: Members) -> None:
        """Let frames stand around other members than the document says, while a drag goes on."""
        self._meant = members
        self._brighten()

    def show_target(self, frame: str) -> None:
        """Let the frame stand out that what is carried would be put into; empty for none."""
        self._target = frame
        self._brighten()

    def show_chosen(self, around: Around) -> None:
        """Let these frames and notes stand out, and no others."""
        self._chosen = around
        self._brighten()

    def show_drag(self, notes: Collection[str], by: tuple[float, float]) -> None:
        """Draw notes so many scene pixels away from where the document has them."""
        for name in notes:
            if item := self.notes.get(name):
                item.setPos(item.note.place[0] + by[0], item.note.place[1] + by[1])

    def within(self, rect: QRectF, kept: Around) -> Around:
        """The frames that a rectangle holds and the notes that it touches, and what is kept."""
        frames = [name for name, one in self.frames.items() if rect.contains(one.area_item.rect)]
        notes = [name for name, note in self.notes.items() if rect.intersects(note.rect)]
        return Around((*kept.frames, *frames), (*kept.notes, *notes))

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        for item in (*self.items, *self.notes.values()):
            item.show_look(look)

    def extent(self) -> QRectF:
        """What all frames and notes cover, in scene pixels."""
        return self.rect_of(Around(tuple(self.frames), tuple(self.notes)))

    def rect_of(self, around: Around) -> QRectF:
        """What some frames and notes cover, in scene pixels."""
        covered = QRectF()
        for frame in around.frames:
            covered |= self.frames[frame].area_item.rect
        for note in around.notes:
            covered |= self.notes[note].rect
        return covered

    def _brighten(self) -> None:
        for name, frame in self.frames.items():
            is_growing = bool(set(self._meant.get(name, ())) - set(frame.frame.members))
            is_meant = is_growing or name == self._target
            frame.area_item.show_bright(is_meant or name in self._chosen.frames)
        for name, note in self.notes.items():
            note.show_chosen(name in self._chosen.notes)

    def _keep(
        self, items: dict[str, Kept], wanted: Collection[str], make: Callable[[str], Kept]
    ) -> None:
        for name in items.keys() - set(wanted):
            self._scene.removeItem(items.pop(name))
        for name in (name for name in wanted if name not in items):
            items[name] = make(name)
            self._scene.addItem(items[name])


class Tie(QGraphicsPathItem):
    """A dotted hairline from a linked node to the one whose weights it uses."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setZValue(-1)
        self.show_look(look)

    def join(self, node: NodeItem, twin: NodeItem) -> None:
        """Run between these two nodes, behind everything else but frames."""
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

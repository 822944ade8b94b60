"""Frames on the canvas: made around what is chosen, named, filled, emptied and coloured."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from types import SimpleNamespace

from PySide6.QtCore import QObject, QPointF, Signal

from app.around import Around
from app.canvas.drawing.frame_item import area_of
from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from app.counting import titles
from app.inspector.frame_edits import coloured, frame_of, retitled
from app.session import Session
from app.theme.frame_colours import TITLES
from app.words import tr
from engine.document.edits import free_name, new_id
from engine.document.framing import join_frame, leave_frame, put_frame
from engine.document.values import Frame, Graph


class Framing(QObject):
    """Makes edits of frames."""

    title_asked = Signal(str)
    """The id of a frame whose title the person may type now."""

    def __init__(
        self, session: Session, choice: Choice, scene: GraphScene, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._choice, self._scene = session, choice, scene
        self._made = ""
        """The frame that was made last, while its first title is typed."""
        self.colours = SimpleNamespace(
            **{name or "grey": partial(self._colour, name) for name in TITLES}
        )
        """What gives the chosen frames a colour, by its name."""

    def make(self) -> None:
        """Put a frame around the chosen nodes, and let the person type what it is called."""
        graph, nodes = self._session.graph, self._choice.nodes
        if not nodes:
            return
        title = free_name({frame.title for frame in graph.frames}, tr("Frame"))
        frame = Frame(new_id(graph, "f"), title, tuple(nodes))
        name = tr("Frame {what}", what=titles(graph, nodes))
        self._session.edit(name, put_frame(graph, frame), merge=_naming(frame.id))
        self._choice.choose(around=Around(frames=(frame.id,)))
        self._made = frame.id
        self.title_asked.emit(frame.id)

    def forget_made(self) -> None:
        """The first title was given, or given up: what comes later is a step of its own."""
        self._made = ""

    def rename(self, frame: str, title: str) -> None:
        """Give a frame another title; an empty one changes nothing."""
        is_first = self._made == frame
        name, after = retitled(self._session.graph, frame, title)
        self._session.edit(name, after, merge=_naming(frame) if is_first else "")

    def add(self) -> None:
        """Put the chosen nodes into the chosen frame, or into the nearest one."""
        graph, nodes = self._session.graph, self._choice.nodes
        frame = self._wanted()
        if nodes and frame:
            places = {"what": titles(graph, nodes), "title": frame.title}
            name = tr("Add {what} to {title}", **places)
            self._session.edit(name, join_frame(graph, frame.id, nodes))

    def take_out(self) -> None:
        """Take the chosen nodes out of the frames that they are in."""
        graph, nodes = self._session.graph, self._choice.nodes
        frames = frames_of(graph, nodes)
        if frames:
            places = {"what": titles(graph, nodes), "title": frames[0].title}
            for frame in frames:
                graph = leave_frame(graph, frame.id, nodes)
            self._session.edit(tr("Take {what} out of {title}", **places), graph)

    def _colour(self, colour: str, _: bool) -> None:
        """Give the chosen frames a colour."""
        self._session.edit(*coloured(self._session.graph, self._choice.around.frames, colour))

    def choose(self) -> None:
        """Choose the frames of the chosen nodes; of a chosen frame, its members."""
        graph, choice = self._session.graph, self._choice
        if choice.around.frames:
            chosen = [frame_of(graph, name) for name in choice.around.frames]
            choice.choose(node for frame in chosen for node in frame.members)
        elif frames := frames_of(graph, choice.nodes):
            choice.choose(around=Around(frames=tuple(frame.id for frame in frames)))

    def _wanted(self) -> Frame | None:
        """The frame that nodes would be added to: a chosen one, or the nearest with others."""
        graph, nodes = self._session.graph, self._choice.nodes
        if frames := self._choice.around.frames:
            return frame_of(graph, frames[-1])
        middle = area_of(self._scene.nodes[node].rect for node in nodes).center()
        others = [frame for frame in graph.frames if set(nodes) - set(frame.members)]
        return min(others, key=lambda frame: self._way(frame, middle), default=None)

    def _way(self, frame: Frame, place: QPointF) -> float:
        """How far a place is from the area of a frame, in scene pixels."""
        area = self._scene.words.frames[frame.id].area_item.rect
        across = max(area.left() - place.x(), 0.0, place.x() - area.right())
        down = max(area.top() - place.y(), 0.0, place.y() - area.bottom())
        return across + down


def frames_of(graph: Graph, nodes: Iterable[str]) -> list[Frame]:
    """The frames that hold any of these nodes."""
    wanted = set(nodes)
    return [frame for frame in graph.frames if wanted & set(frame.members)]


def _naming(frame: str) -> str:
    """What a new frame and its first title have in common: they are one step."""
    return f"frame {frame}"

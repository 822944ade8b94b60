"""Titles of nodes and frames, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from app.around import Around
from app.canvas.drawing.picking import TITLE_HEIGHT, FrameHit, Hit, NodeHit, NoteHit
from app.canvas.drawing.scene import GraphScene
from app.inspector.frame_edits import frame_of
from app.session import Session

if TYPE_CHECKING:
    from app.canvas.canvas import Canvas


class Titling:
    """Opens the field for a title over what it belongs to."""

    def __init__(self, canvas: Canvas, session: Session, scene: GraphScene) -> None:
        self._canvas, self._session, self._scene = canvas, session, scene
        canvas.structure.title_asked.connect(self.node)
        canvas.framing.title_asked.connect(self.frame)
        for maker in (canvas.structure, canvas.framing):
            canvas.overlays.title.closed.connect(maker.forget_made)

    def node(self, node: str) -> None:
        """Let the person change the title of a node."""
        rect = self._canvas.node_rect(node)
        height = round(TITLE_HEIGHT * self._canvas.zoom)
        self._canvas.overlays.title.open(
            self._session.graph.nodes[node].title,
            QRect(rect.left(), rect.top(), rect.width(), height),
            lambda words: self.retitle(node, words),
        )

    def frame(self, frame: str) -> None:
        """Let the person change the title of a frame."""
        item = self._scene.words.frames[frame]
        area = item.area(self._canvas.zoom).translated(item.pos())
        self._canvas.overlays.title.open(
            frame_of(self._session.graph, frame).title,
            self._seen(area),
            lambda words: self._canvas.framing.rename(frame, words),
        )

    def selected(self) -> None:
        """Let the person change the title of what alone is chosen, or the words of a note."""
        choice = self._canvas.choice
        if choice.is_one_node:
            self.node(choice.nodes[0])
        elif choice.is_one_frame:
            self.frame(choice.around.frames[0])
        elif choice.is_one_note:
            self._canvas.noting.edit(choice.around.notes[0])

    def open_at(self, hit: Hit | None) -> bool:
        """Let the person change the words that were met; False where that is none."""
        match hit:
            case NodeHit(node, is_title=True):
                self.node(node)
            case FrameHit(frame):
                self.frame(frame)
            case NoteHit(note):
                self._canvas.noting.edit(note)
            case _:
                return False
        return True

    def retitle_at(self, spot: str | Around, title: str) -> None:
        """Give a node or a frame another title."""
        if isinstance(spot, Around):
            self._canvas.framing.rename(spot.frames[0], title)
        else:
            self.retitle(spot, title)

    def retitle(self, node: str, title: str) -> None:
        """Give a node another title, and with it the Part that it places where it is called so."""
        if not self._canvas.structure.name(node, title):
            self._canvas.editor.rename(node, title)

    def _seen(self, area: QRectF) -> QRect:
        return self._canvas.mapFromScene(area).boundingRect()

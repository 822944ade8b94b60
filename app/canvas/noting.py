"""Notes on the canvas: written, changed, made wider, and their field opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF

from app.around import Around
from app.canvas.drawing.note_item import LONGEST_LINE
from app.canvas.drawing.scene import GraphScene
from app.canvas.steps.step import Place, snapped
from app.session import Session
from app.words import tr
from engine.document.edits import new_id
from engine.document.framing import put_note, take_away
from engine.document.values import Graph, Note

if TYPE_CHECKING:
    from app.canvas.canvas import Canvas

HIGH = 120.0
"""Room for the first lines of a note, in scene pixels."""

TRIES = tuple(sorted((HIGH / 3 * step for step in range(-9, 10)), key=abs))
"""How far below the middle of the view a note may stand, the nearest first."""


class Noting:
    """Opens the field for a note, and makes edits of what is typed there."""

    def __init__(self, canvas: Canvas, session: Session, scene: GraphScene) -> None:
        self._canvas, self._session, self._scene = canvas, session, scene

    def add(self) -> None:
        """Let the person write a note where the menu was opened, or where there is room."""
        at = self._canvas.menu_place
        middle = self._canvas.camera.seen.center() - QPointF(LONGEST_LINE / 2, HIGH / 2)
        place = snapped((self._canvas.mapToScene(at) if at else self._free(middle)).toTuple())
        area = QRectF(*place, LONGEST_LINE, HIGH)
        self._canvas.overlays.note.open("", self._seen(area), lambda text: self._put(place, text))

    def edit(self, note: str) -> None:
        """Let the person change the words of a note."""
        item = self._scene.words.notes[note]
        self._canvas.overlays.note.open(
            item.note.text, self._seen(item.rect), lambda text: self._rewrite(note, text)
        )

    def _put(self, place: Place, text: str) -> None:
        """A new note, if anything was written."""
        if text.strip():
            note = Note(new_id(self._session.graph, "t"), text.strip(), place)
            self._session.edit(tr("Add a note"), put_note(self._session.graph, note))
            self._canvas.choice.choose(around=Around(notes=(note.id,)))

    def _rewrite(self, note: str, text: str) -> None:
        """Other words; without any the note goes."""
        graph = self._session.graph
        if text.strip():
            self._session.edit(*rewritten(graph, note, text.strip()))
        else:
            self._session.edit(tr("Delete a note"), take_away(graph, notes=[note]))

    def _free(self, wanted: QPointF) -> QPointF:
        """`wanted`, or a place above or below it where nothing stands."""
        words = self._scene.words
        taken = [self._scene.rect_of(name) for name in self._scene.nodes]
        taken += [note.rect for note in words.notes.values()]
        taken += [area.rect for area in words.areas]
        places = (wanted + QPointF(0, down) for down in TRIES)
        free = (at for at in places if not any(_room(at).intersects(rect) for rect in taken))
        return next(free, wanted)

    def _seen(self, area: QRectF) -> QRect:
        return self._canvas.mapFromScene(area).boundingRect()


def rewritten(graph: Graph, note: str, text: str) -> tuple[str, Graph]:
    """The name of the edit, and the graph with a note that says something else."""
    old = next(one for one in graph.notes if one.id == note)
    return tr("Change a note"), put_note(graph, replace(old, text=text))


def _room(at: QPointF) -> QRectF:
    return QRectF(at.x(), at.y(), LONGEST_LINE, HIGH)

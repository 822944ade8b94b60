"""Makes a note wider or narrower by its right edge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.canvas.drawing.note_item import NARROWEST, WIDEST
from app.canvas.editing.stage import Stage
from app.canvas.gestures.gesture import THRESHOLD
from app.words import tr
from engine.document.framing import put_note

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


class WidenNote:
    """The edge follows the pointer; the document hears of it at the end."""

    def __init__(self, stage: Stage, note: str, at: QPointF, place: QPointF) -> None:
        self._session, self._item = stage.session, stage.scene.words.notes[note]
        self._grip = self._item.rect.right() - place.x()
        self._width, self._grid = self._item.note.width, stage.grid
        self._at, self._is_dragging = at, False

    def move(self, at: QPointF, place: QPointF) -> None:
        """Show the note as wide as it would be."""
        self._is_dragging |= (at - self._at).manhattanLength() >= THRESHOLD
        if not self._is_dragging:
            return
        wanted = place.x() + self._grip - self._item.pos().x()
        width = min(WIDEST, max(NARROWEST, self._grid.place((wanted, 0.0))[0]))
        if width != self._width:
            self._width = width
            self._item.show_width(width)

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Keep that width; a click is no drag."""
        note = replace(self._item.note, width=self._width)
        self._session.edit(tr("Resize a note"), put_note(self._session.graph, note))

    def cancel(self) -> None:
        """Be as wide as before."""
        self._item.show_width(self._item.note.width)

"""Dragging a dot of a wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.editing.stage import Stage
from app.canvas.gestures.gesture import THRESHOLD
from app.canvas.steps.bending import Dot, bends_with, moved_to

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


class DragDot:
    """Moves a dot, as the grid has it. The document hears of it once, at the end."""

    def __init__(self, stage: Stage, dot: Dot, at: QPointF) -> None:
        self._stage, self._dot, self._at = stage, dot, at
        self._item = stage.scene.wiring.items[dot.wire.ends]
        self._is_dragging = False

    def move(self, at: QPointF, place: QPointF) -> None:
        """Lead the wire by where the dot would be."""
        self._is_dragging |= (at - self._at).manhattanLength() >= THRESHOLD
        if not self._is_dragging:
            return
        bends = bends_with(self._dot, self._stage.grid.place((place.x(), place.y())))
        if bends != self._item.bends:
            self._stage.scene.wiring.show_bends(self._item, bends)

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Move it in the document; a click is no drag."""
        session, choice = self._stage.session, self._stage.choice
        if not self._is_dragging:
            return
        there = self._stage.grid.place((place.x(), place.y()))
        step = moved_to(session.graph, self._dot, there)
        self._rest()
        session.edit(step.name, step.graph)
        choice.choose_dot(self._dot.wire.ends, self._dot.number)

    def cancel(self) -> None:
        """Let the wire run as it did."""
        self._rest()

    def _rest(self) -> None:
        self._item.show_bends(None)
        self._stage.scene.end_drag(())

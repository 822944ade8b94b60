"""Tells a screen reader what changed on the canvas, and where the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.canvas.drawing.scene import GraphScene
from app.canvas.keyboard.spoken import changes, place_words, problems_changed
from app.canvas.keyboard.walk import Walk
from app.session import Session
from app.words import tr
from engine.document.values import Graph
from engine.shapes.checked import Checked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """Follows the steps of the history and the walk of the keys; another document is no change."""

    said = Signal(str)

    def __init__(self, session: Session, walk: Walk, scene: GraphScene, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session, self._walk, self._scene, self._canvas = session, walk, scene, canvas
        self._before = self._now = self._state()
        self._is_other = False
        self._index = session.history.index()
        session.document_changed.connect(self._note)
        session.history.indexChanged.connect(self._tell_step)
        walk.moved.connect(self._tell_place)

    def say(self, words: str) -> None:
        """Say something as soon as nothing else is being said."""
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, words))
            self.said.emit(words)

    def _state(self) -> tuple[Graph, Checked]:
        return self._session.graph, self._session.checked

    def _note(self) -> None:
        self._before, self._now, self._is_other = self._now, self._state(), True

    def _tell_step(self, index: int) -> None:
        """Say what the step changed; of an older document, which has no step here, nothing."""
        is_undone, self._index = index < self._index, index
        if self._is_other:
            self._is_other = False
            (graph, checked), (new, now) = self._before, self._now
            name = self._session.history.text(index)
            told = tr("Undone: {step}", step=name) if is_undone else changes(graph, new)
            self.say(". ".join(filter(None, (told, problems_changed(checked, now)))))

    def _tell_place(self) -> None:
        spot, nodes = self._walk.spot, self._scene.nodes
        if spot is not None:
            self.say(place_words(self._session.graph, lambda node: nodes[node].face, spot))

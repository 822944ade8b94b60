"""Puts the nodes, or the chosen ones, at tidy places, as one step of the history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.canvas.drawing.camera import Camera
from app.canvas.drawing.faces import WIDTH, Face
from app.canvas.drawing.glide import Glide
from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from app.canvas.editing.load import load_of
from app.counting import titles
from app.session import Session
from app.words import tr
from engine.layout import Box, Shape, tidied


class Tidying(QObject):
    """Makes the edit; the view follows it in a glide."""

    def __init__(
        self, session: Session, choice: Choice, scene: GraphScene, camera: Camera, glide: Glide
    ) -> None:
        super().__init__(glide)
        self._session, self._choice, self._scene = session, choice, scene
        self._camera, self._glide = camera, glide

    def tidy_up(self) -> None:
        """Lay out all nodes from left to right; only the chosen ones where these are several."""
        self._glide.end()
        session, choice = self._session, self._choice
        chosen = load_of(self._scene, session.graph, choice.nodes, choice.around).nodes
        if len(chosen) <= 1:
            chosen = tuple(session.graph.nodes)
        before = {name: node.place for name, node in session.graph.nodes.items()}
        was_seen = self._is_all_seen
        name = tr("Tidy up {what}", what=titles(session.graph, chosen))
        session.edit(name, tidied(session.graph, self._shapes(), chosen, self._note_boxes()))
        if self._camera.is_fitted or (was_seen and not self._is_all_seen):
            self._camera.fit(self._scene.extent)
        self._glide.begin(before)

    @property
    def _is_all_seen(self) -> bool:
        return self._camera.seen.contains(self._scene.extent)

    def _note_boxes(self) -> Mapping[str, Box]:
        areas = {name: item.rect for name, item in self._scene.words.notes.items()}
        return {name: Box(area.width(), area.height()) for name, area in areas.items()}

    def _shapes(self) -> Mapping[str, Shape]:
        return {name: _shape(item.face) for name, item in self._scene.nodes.items()}


def _shape(face: Face) -> Shape:
    inputs = {port.end.port: port.y for port in face.ports if port.is_input}
    outputs = {port.end.port: port.y for port in face.ports if not port.is_input}
    return Shape(Box(WIDTH, face.height), inputs, outputs)

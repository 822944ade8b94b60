"""What gestures and edits work on."""

from __future__ import annotations

from dataclasses import dataclass

from app.canvas.drawing.camera import Camera
from app.canvas.drawing.grid import Grid
from app.canvas.drawing.look import Look
from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from app.preferences import Handling
from app.session import Session


@dataclass(frozen=True)
class Stage:
    """The document, the scene that draws it, what is chosen, which part is seen, and how a person
    handles it.
    """

    session: Session
    scene: GraphScene
    choice: Choice
    camera: Camera
    handling: Handling
    grid: Grid

    @property
    def look(self) -> Look:
        """What is painted with."""
        return self.scene.look

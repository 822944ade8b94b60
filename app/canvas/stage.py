"""What gestures and edits work on."""

from __future__ import annotations

from dataclasses import dataclass

from app.canvas.camera import Camera
from app.canvas.choice import Choice
from app.canvas.look import Look
from app.canvas.scene import GraphScene
from app.session import Session


@dataclass(frozen=True)
class Stage:
    """The document, the scene that draws it, what is chosen, and which part is seen."""

    session: Session
    scene: GraphScene
    choice: Choice
    camera: Camera

    @property
    def look(self) -> Look:
        """What is painted with."""
        return self.scene.look

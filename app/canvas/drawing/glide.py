"""Lets nodes glide on the view from where they stood to where the document has them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QStyle

from app.canvas.drawing.scene import GraphScene
from app.canvas.steps.step import Place
from app.preferences import Handling

DURATION_MS = 250
MOST = 100
"""How many nodes glide at most; more of them would stutter, so they jump."""


class Glide(QObject):
    """The document says where they go to from the first moment on; only the view is late."""

    def __init__(self, scene: GraphScene, handling: Handling, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._handling = scene, handling
        self._from: Mapping[str, Place] = {}
        self.animation = QVariantAnimation(self)
        self.animation.setDuration(DURATION_MS)
        self.animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.valueChanged.connect(self._show)
        self.animation.finished.connect(self._arrive)

    def begin(self, before: Mapping[str, Place]) -> None:
        """Let nodes come from these places, in scene pixels; they jump where none should move."""
        self.end()
        nodes = self._scene.nodes
        moved = {name: at for name, at in before.items() if nodes[name].node.place != at}
        if moved and len(moved) <= MOST and not (self._handling.is_calm or is_system_calm()):
            self._from = moved
            self._show(0.0)
            self.animation.start()

    def end(self) -> None:
        """Be there at once."""
        self.animation.stop()
        self._arrive()

    def _show(self, share: float) -> None:
        ways = {}
        for name, (left, top) in self._from.items():
            to_left, to_top = self._scene.nodes[name].node.place
            ways[name] = ((left - to_left) * (1 - share), (top - to_top) * (1 - share))
        if ways:
            self._scene.show_ways(ways)

    def _arrive(self) -> None:
        nodes, self._from = list(self._from), {}
        if nodes:
            self._scene.end_drag(nodes)


def is_system_calm() -> bool:
    """Whether the system asks that nothing moves by itself."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) == 0

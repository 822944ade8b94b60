"""Lets a person change the main parameters of a node where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect

from app.canvas.drawing.picking import TITLE_HEIGHT, Hit, NodeHit
from app.canvas.editing.main_values import main_parameters, with_values
from app.canvas.editing.stage import Stage
from app.canvas.popups.values_editor import ValuesEditor
from engine.language import Value, registry


class ChangingValues(QObject):
    """Opens the editor over a node; what is given there is one step of the history.

    rect_of: where a node is seen.
    """

    def __init__(self, stage: Stage, editor: ValuesEditor, rect_of: Callable[[str], QRect]) -> None:
        super().__init__(editor)
        self._session, self._choice, self._camera = stage.session, stage.choice, stage.camera
        self._editor, self._rect_of = editor, rect_of

    def open(self, node: str) -> bool:
        """Let the person change a node; False where nothing of it can be changed there."""
        placed = self._session.graph.nodes[node]
        parameters = main_parameters(placed)
        if not parameters:
            return False
        block = registry()[placed.block]
        self._choice.choose([node])

        def keep(values: Mapping[str, Value]) -> None:
            step = with_values(self._session.graph, node, values)
            self._session.edit(step.name, step.graph)

        self._editor.open(parameters, block.filled(placed.parameters), self._line_of(node), keep)
        return True

    def open_at(self, hit: Hit | None) -> bool:
        """The same for what was met with the pointer."""
        return isinstance(hit, NodeHit) and self.open(hit.node)

    def open_chosen(self) -> bool:
        """The same for the one chosen node."""
        return self._choice.is_one_node and self.open(self._choice.nodes[0])

    def _line_of(self, node: str) -> QRect:
        """Where a node is seen below its title."""
        return self._rect_of(node).adjusted(0, round(TITLE_HEIGHT * self._camera.scale), 0, 0)

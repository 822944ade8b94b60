"""Lets a person change the main parameters of a node where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect

from app.canvas.choice import Choice
from app.canvas.main_values import main_parameters, with_values
from app.canvas.values_editor import ValuesEditor
from app.session import Session
from engine.language import Value, registry


class ChangingValues(QObject):
    """Opens the editor over a node; what is given there is one step of the history.

    line_of: where the line of a node with its parameters is seen.
    """

    def __init__(
        self,
        session: Session,
        choice: Choice,
        editor: ValuesEditor,
        line_of: Callable[[str], QRect],
    ) -> None:
        super().__init__(editor)
        self._session, self._choice = session, choice
        self._editor, self._line_of = editor, line_of

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

    def open_chosen(self) -> bool:
        """The same for the one chosen node."""
        nodes = self._choice.nodes
        return len(nodes) == 1 and self.open(nodes[0])

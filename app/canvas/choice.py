"""What is chosen on the canvas: the nodes of the session's selection, and wires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.session import Session
from engine.document.values import Wire

T = TypeVar("T")


class Choice(QObject):
    """Nodes are chosen for the whole window, wires only here."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wires: tuple[Wire, ...] = ()
        session.selection_changed.connect(self.changed)
        session.document_changed.connect(self._forget_gone)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of the chosen nodes."""
        return self._session.selection

    @property
    def wires(self) -> tuple[Wire, ...]:
        """The chosen wires."""
        return self._wires

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not (self.nodes or self.wires)

    def choose(self, nodes: Iterable[str] = (), wires: Iterable[Wire] = ()) -> None:
        """Choose these and nothing else."""
        there = set(self._session.graph.wires)
        before, self._wires = self._wires, tuple(wire for wire in wires if wire in there)
        self._session.select(nodes)
        if self._wires != before:
            self.changed.emit()

    def toggle_node(self, node: str) -> None:
        """Choose a node too, or no longer."""
        self.choose(_toggled(self.nodes, node), self.wires)

    def toggle_wire(self, wire: Wire) -> None:
        """Choose a wire too, or no longer."""
        self.choose(self.nodes, _toggled(self.wires, wire))

    def _forget_gone(self) -> None:
        there = set(self._session.graph.wires)
        kept = tuple(wire for wire in self._wires if wire in there)
        if kept != self._wires:
            self._wires = kept
            self.changed.emit()


def _toggled(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    rest = tuple(other for other in chosen if other != one)
    return rest if len(rest) < len(chosen) else (*chosen, one)

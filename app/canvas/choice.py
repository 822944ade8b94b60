"""What is chosen on the canvas: the nodes of the session's selection, and wires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.canvas.bending import Dot
from app.session import Session
from engine.document.values import End, Wire

T = TypeVar("T")


class Choice(QObject):
    """Nodes are chosen for the whole window; wires, or one dot on a wire, only here."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wires: tuple[Wire, ...] = ()
        self._dot: Dot | None = None
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
        return not (self.nodes or self.wires or self.dot)

    @property
    def dot(self) -> Dot | None:
        """The chosen dot on a wire."""
        return self._dot

    def choose(self, nodes: Iterable[str] = (), wires: Iterable[Wire] = ()) -> None:
        """Choose these and nothing else."""
        there = set(self._session.graph.wires)
        self._keep(tuple(wire for wire in wires if wire in there), None, nodes)

    def choose_dot(self, ends: tuple[End, End], number: int) -> None:
        """Choose a dot of a wire and nothing else; nothing where it has none with that number."""
        self._keep((), self._there(ends, number), ())

    def _keep(self, wires: tuple[Wire, ...], dot: Dot | None, nodes: Iterable[str]) -> None:
        before = self._wires, self._dot
        self._wires, self._dot = wires, dot
        self._session.select(nodes)
        if (wires, dot) != before:
            self.changed.emit()

    def _there(self, ends: tuple[End, End], number: int) -> Dot | None:
        wires = (wire for wire in self._session.graph.wires if wire.ends == ends)
        dots = (Dot(wire, number) for wire in wires if number < len(wire.bends))
        return next(dots, None)

    def toggle_node(self, node: str) -> None:
        """Choose a node too, or no longer."""
        self.choose(_toggled(self.nodes, node), self.wires)

    def toggle_wire(self, wire: Wire) -> None:
        """Choose a wire too, or no longer."""
        self.choose(self.nodes, _toggled(self.wires, wire))

    def _forget_gone(self) -> None:
        """Choose no more what is not there; a wire that was bent is the same one."""
        if not (self._wires or self._dot):
            return
        there = {wire.ends: wire for wire in self._session.graph.wires}
        kept = tuple(there[wire.ends] for wire in self._wires if wire.ends in there)
        dot = self._dot and self._there(self._dot.wire.ends, self._dot.number)
        if (kept, dot) != (self._wires, self._dot):
            self._wires, self._dot = kept, dot
            self.changed.emit()


def _toggled(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    rest = tuple(other for other in chosen if other != one)
    return rest if len(rest) < len(chosen) else (*chosen, one)

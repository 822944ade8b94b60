"""What is chosen on the canvas: what the session has selected, and wires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.around import NOTHING, Around
from app.canvas.steps.bending import Dot
from app.session import Session
from engine.document.values import End, Wire

T = TypeVar("T")


class Choice(QObject):
    """Nodes, frames and notes are chosen for the whole window; wires, or one dot, only here."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wires: tuple[Wire, ...] = ()
        self._dot: Dot | None = None
        self._is_choosing = False
        session.place_changed.connect(self._forget_wires)
        session.selection_changed.connect(self._follow)
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
    def around(self) -> Around:
        """The chosen frames and notes."""
        return self._session.around

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not (self.nodes or self.wires or self.dot) and self.around.is_empty

    @property
    def dot(self) -> Dot | None:
        """The chosen dot on a wire."""
        return self._dot

    @property
    def bent(self) -> tuple[Wire, ...]:
        """The wires with dots that are chosen, or whose dot is."""
        wires = (self._dot.wire,) if self._dot else self._wires
        return tuple(wire for wire in wires if wire.bends)

    @property
    def is_one_node(self) -> bool:
        """Whether one node is chosen, and no frame or note."""
        return len(self.nodes) == 1 and self.around.is_empty

    @property
    def is_one_frame(self) -> bool:
        """Whether one frame is chosen, and no node or note."""
        around = self.around
        return bool(around.frames) and not self.nodes and around == Around(around.frames[:1])

    @property
    def is_one_note(self) -> bool:
        """Whether one note is chosen, and no node or frame."""
        around = self.around
        return bool(around.notes) and not self.nodes and around == Around((), around.notes[:1])

    def choose(
        self, nodes: Iterable[str] = (), wires: Iterable[Wire] = (), around: Around = NOTHING
    ) -> None:
        """Choose these and nothing else."""
        there = set(self._session.graph.wires)
        self._keep(tuple(wire for wire in wires if wire in there), None, nodes, around)

    def choose_dot(self, ends: tuple[End, End], number: int) -> None:
        """Choose a dot of a wire and nothing else; nothing where it has none with that number."""
        self._keep((), self._there(ends, number), ())

    def _keep(
        self,
        wires: tuple[Wire, ...],
        dot: Dot | None,
        nodes: Iterable[str],
        around: Around = NOTHING,
    ) -> None:
        before = self._wires, self._dot
        self._wires, self._dot = wires, dot
        self._is_choosing = True
        self._session.select(nodes, around)
        self._is_choosing = False
        if (wires, dot) != before:
            self.changed.emit()

    def _follow(self) -> None:
        """What was selected elsewhere is all that is chosen."""
        if not self._is_choosing:
            self._forget_wires()
        self.changed.emit()

    def _forget_wires(self) -> None:
        self._wires, self._dot = (), None

    def _there(self, ends: tuple[End, End], number: int) -> Dot | None:
        wires = (wire for wire in self._session.graph.wires if wire.ends == ends)
        dots = (Dot(wire, number) for wire in wires if number < len(wire.bends))
        return next(dots, None)

    def toggle_node(self, node: str) -> None:
        """Choose a node too, or no longer."""
        self.choose(_toggled(self.nodes, node), self.wires, self.around)

    def toggle_wire(self, wire: Wire) -> None:
        """Choose a wire too, or no longer."""
        self.choose(self.nodes, _toggled(self.wires, wire), self.around)

    def toggle_around(self, one: Around) -> None:
        """Choose a frame or a note too, or no longer."""
        self.choose(self.nodes, self.wires, self.around.toggled(one))

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

"""A wire in the hand: which of its ends is fixed, and what letting go of the other one would do."""

from __future__ import annotations

from dataclasses import dataclass

from app.canvas.drawing.picking import PortHit
from app.canvas.steps.step import Step, connected, deleted, rewired
from app.canvas.steps.targets import inputs_for, outputs_for, why_not
from app.session import Session
from app.words import tr
from engine.document.values import End, Graph, Wire


@dataclass(frozen=True)
class Held:
    """fixed: the port of its other end. old: the wire that is moved; None for a new one."""

    fixed: PortHit
    old: Wire | None = None

    @property
    def wants_input(self) -> bool:
        """Whether the end in the hand goes to an input."""
        return not self.fixed.is_input

    def wire_to(self, end: End) -> Wire:
        """The wire that would be if it were let go at a port."""
        ends = (self.fixed.end, end) if self.wants_input else (end, self.fixed.end)
        return Wire(*ends)

    def step(self, graph: Graph, target: End | None) -> Step | None:
        """What it does to be let go at a port, or over nothing; None for nothing."""
        if self.old is None:
            return connected(graph, *self.wire_to(target).ends) if target else None
        if target is None:
            return deleted(graph, (), (self.old,))
        if target in self.old.ends:
            return None
        return rewired(graph, self.old, target, is_input=self.wants_input)

    def targets(self, session: Session) -> frozenset[End]:
        """The ports where it would fit."""
        find = inputs_for if self.wants_input else outputs_for
        return find(session.graph, session.checked, self.fixed.end)

    def why_not(self, session: Session, target: End | None) -> str:
        """Why it would not fit at a port; empty where it does."""
        step = self.step(session.graph, target)
        if step is None or target is None:
            return ""
        return why_not(session.document, session.checked, step.graph, self.wire_to(target))

    def why_no_end(self) -> str:
        """Why it cannot end at a port of the same side as the one where it is fixed."""
        if self.wants_input:
            return tr("A wire runs from an output to an input, and this is an output too.")
        return tr("A wire runs from an output to an input, and this is an input too.")


def held_at(graph: Graph, grasped: PortHit, *, keeps: bool) -> Held:
    """What a port gives to the hand: a new wire, or of an input the one that was drawn there last.

    keeps: whether that wire stays, so that the hand holds another one of the same output.
    """
    wires = graph.wires_into(grasped.end.node, grasped.end.port) if grasped.is_input else ()
    if not wires:
        return Held(grasped)
    return Held(PortHit(wires[-1].source, is_input=False), None if keeps else wires[-1])


def held_by(wire: Wire, *, is_source: bool, keeps: bool) -> Held:
    """The end of a wire that was grasped: `is_source` or the other one."""
    fixed = PortHit(wire.target if is_source else wire.source, is_input=is_source)
    return Held(fixed, None if keeps else wire)

"""Connecting by keyboard: where a wire from a port could end, the best first. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.canvas.keyboard.walking import AtPort, wires_at
from app.canvas.steps.step import Step, connected
from app.canvas.steps.targets import inputs_for, outputs_for, why_not
from app.session import Session
from app.type_words import type_label
from app.words import tr
from engine.document.edits import disconnect
from engine.document.values import End, Graph, Wire


@dataclass(frozen=True)
class Candidate:
    """A port that a wire could end at. label: the type there, as far as it is known."""

    end: End
    title: str
    label: str
    fits: bool


def candidates(session: Session, port: AtPort) -> tuple[Candidate, ...]:
    """All ports of the other side that no wire leads to from here; those that fit come first.

    Of equals those come first that no wire joins to the same node, those that are free, and those
    that are near along the flow.
    """
    graph, checked = session.graph, session.checked
    possible = (outputs_for if port.is_input else inputs_for)(graph, checked, port.end)
    wired = {end for wire in wires_at(graph, port) for end in wire.ends}
    sides = {
        name: ports.outputs if port.is_input else ports.inputs
        for name, ports in checked.ports.items()
        if name != port.end.node
    }
    ends = [End(name, one.name) for name, ports in sides.items() for one in ports]
    taken = {wire.target for wire in graph.wires} if not port.is_input else set()
    found = [_candidate(session, end, end in possible - taken) for end in ends if end not in wired]
    order = _order(graph, port)
    return tuple(sorted(found, key=lambda one: (not one.fits, *order(one.end))))


def joined(session: Session, port: AtPort, end: End) -> Step:
    """A wire drawn between them; an input that has one already gets this one in its place."""
    graph = session.graph
    wire = _wire(port, end)
    old = wires_at(graph, port) if port.is_input else ()
    return connected(disconnect(graph, *old), *wire.ends)


def reason(session: Session, port: AtPort, end: End) -> str:
    """Why a wire between them would not fit; empty where it does."""
    after = joined(session, port, end).graph
    return why_not(session.document, session.checked, after, _wire(port, end))


def _wire(port: AtPort, end: End) -> Wire:
    return Wire(end, port.end) if port.is_input else Wire(port.end, end)


def _candidate(session: Session, end: End, fits: bool) -> Candidate:
    ports = session.checked.ports[end.node]
    is_alone = len(ports.outputs if ports.output(end.port) else ports.inputs) == 1
    title = session.graph.nodes[end.node].title
    words = title if is_alone else tr("{title}, {port}", title=title, port=end.port)
    found = session.checked.types.get(end)
    return Candidate(end, words, type_label(found) if found else "", fits)


def _order(graph: Graph, port: AtPort) -> Callable[[End], tuple[bool, bool, float]]:
    """Not joined to the node, free, and by how far they are; the way back counts twice."""
    joined_here = {end for wire in graph.wires_of([port.end.node]) for end in wire.ends}
    used = {end for wire in graph.wires for end in wire.ends}
    x, y = graph.nodes[port.end.node].place
    ahead = -1 if port.is_input else 1

    def of(end: End) -> tuple[bool, bool, float]:
        left, top = graph.nodes[end.node].place
        on = (left - x) * ahead
        return end in joined_here, end in used, (on if on >= 0 else -2 * on) + abs(top - y)

    return of

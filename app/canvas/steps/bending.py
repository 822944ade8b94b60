"""Dots that a wire is led by: put on it, moved, taken off. No Qt."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.canvas.steps.step import Place, Step, wire_words
from app.counting import count_words
from app.words import tr
from engine.document.edits import bend
from engine.document.values import Graph, Wire


class Dot(NamedTuple):
    """One dot of a wire; `number` counts from its source, beginning with 0."""

    wire: Wire
    number: int


def put_on(graph: Graph, wire: Wire, place: Place, leg: int) -> Step:
    """A dot put on a wire, before the one with the number `leg`."""
    bends = (*wire.bends[:leg], place, *wire.bends[leg:])
    name = tr("Put a dot on the wire of {source} to {target}", **wire_words(graph, wire))
    return Step(name, bend(graph, wire, bends))


def moved_to(graph: Graph, dot: Dot, place: Place) -> Step:
    """A dot moved."""
    name = tr("Move a dot of the wire of {source} to {target}", **wire_words(graph, dot.wire))
    return Step(name, bend(graph, dot.wire, bends_with(dot, place)))


def bends_with(dot: Dot, place: Place) -> tuple[Place, ...]:
    """The dots of a wire with this one at another place."""
    bends = dot.wire.bends
    return (*bends[: dot.number], place, *bends[dot.number + 1 :])


def taken_off(graph: Graph, dot: Dot) -> Step:
    """A dot taken off its wire."""
    bends = dot.wire.bends
    left = (*bends[: dot.number], *bends[dot.number + 1 :])
    name = tr("Take a dot off the wire of {source} to {target}", **wire_words(graph, dot.wire))
    return Step(name, bend(graph, dot.wire, left))


def all_taken_off(graph: Graph, wires: Collection[Wire]) -> Step:
    """All dots taken off some wires."""
    for wire in wires:
        graph = bend(graph, wire, ())
    what = count_words(len(wires), "wire")
    return Step(tr("Take the dots off {what}", what=what), graph)


def parted(bends: Sequence[Place], start: Place, middle: Place, end: Place) -> int:
    """How many dots of a wire come before something that is put on its way, by the least detour."""
    stops = (start, *bends, end)
    detours = [
        math.dist(one, middle) + math.dist(middle, two) - math.dist(one, two)
        for one, two in pairwise(stops)
    ]
    return detours.index(min(detours))

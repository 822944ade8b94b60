"""The wires on the scene, and which of them need another course when something moves."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from app.canvas.bending import Dot
from app.canvas.lanes import Lanes
from app.canvas.legs import curve_by, route_by
from app.canvas.look import Look
from app.canvas.node_item import NodeItem
from app.canvas.routing import Rect
from app.canvas.streets import CLEARANCE, STREET, Boxes, Point
from app.canvas.wire_item import WireItem
from engine.document.edits import shifted
from engine.document.values import End, Graph, Wire
from engine.shapes.checked import Checked

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QGraphicsScene


LIVE_UP_TO = 60
"""The number of nodes up to which wires keep clear of nodes also while they are dragged."""

SETTLED_UP_TO = 150
"""The number of nodes up to which all wires find their ways anew when something rests elsewhere."""

AT_ONCE = 100
"""The number of wires whose courses are found before anything is drawn; more of them wait."""

Ends = tuple[End, End]


class Wiring:
    """The items of all wires, by their two ends."""

    def __init__(self, scene: QGraphicsScene, nodes: Mapping[str, NodeItem], look: Look) -> None:
        self.items: dict[Ends, WireItem] = {}
        self._scene, self._nodes, self._look = scene, nodes, look
        self._obstacles: dict[str, Rect] = {}
        self._boxes, self._taken = _boxes(()), Lanes()
        self._waiting: dict[WireItem, None] = {}
        self._settled: tuple[object, ...] = ()
        self._of_node: dict[str, list[WireItem]] = {}
        self._moving: set[WireItem] = set()

    def show(self, graph: Graph, checked: Checked) -> bool:
        """Have an item for each wire, in the order of the graph, and none besides.

        Gives whether anything is other than before.
        """
        wanted, before = {wire.ends: wire for wire in graph.wires}, list(self.items)
        for ends in self.items.keys() - wanted.keys():
            gone = self.items.pop(ends)
            self._waiting.pop(gone, None)
            self._scene.removeItem(gone)
        is_other = self._show_states(wanted.values(), graph, _sentences(checked))
        if list(wanted) == before:
            return is_other
        ordered = [(ends, self.items.pop(ends)) for ends in wanted]
        self.items.update(ordered)
        self._of_node = defaultdict(list)
        for item in self.items.values():
            self._of_node[item.wire.source.node].append(item)
            self._of_node[item.wire.target.node].append(item)
        return True

    def _show_states(
        self, wires: Iterable[Wire], graph: Graph, sentences: Mapping[Ends, str]
    ) -> bool:
        is_other = False
        for wire in wires:
            item = self.items.get(wire.ends) or self._added(wire)
            is_other |= item.show_wire(wire)
            is_muted = any(graph.nodes[end.node].is_muted for end in wire.ends)
            is_other |= item.show_state(sentences.get(wire.ends, ""), is_muted=is_muted)
        return is_other

    def of_nodes(self, nodes: Iterable[str]) -> set[WireItem]:
        """The wires that end at any of these nodes."""
        return {item for name in nodes for item in self._of_node.get(name, ())}

    def swing(self, moving: Collection[str]) -> set[WireItem]:
        """Let the wires of moving nodes take the short way until they rest; gives those wires."""
        self._settled = ()
        self._mark_moving(moving)
        for item in self._moving:
            item.show_route(curve_by(self._stops(item)))
        return self._moving

    def show_bends(self, item: WireItem, bends: tuple[Point, ...] | None) -> None:
        """Draw a wire by other dots than the document says, until they are None.

        In a large graph it takes the short way meanwhile.
        """
        item.show_bends(bends)
        self._settled = ()
        if len(self._nodes) > LIVE_UP_TO:
            item.show_route(curve_by(self._stops(item)))
            return
        others = (other for other in self.items.values() if other is not item)
        taken = Lanes(piece for other in others for piece in other.route.segments)
        item.show_route(route_by(self._stops(item), self._boxes, taken))

    def show_dot(self, dot: Dot | None) -> None:
        """Ring this dot, and no other."""
        for item in self.items.values():
            is_here = dot is not None and dot.wire.ends == item.wire.ends
            item.show_dot(dot.number if dot and is_here else None)

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        for item in self.items.values():
            item.show_look(look)

    def follow(self, obstacles: Mapping[str, Rect], moving: Collection[str] = ()) -> None:
        """Give a new course to each wire whose end or surroundings moved.

        obstacles: all that wires keep clear of, by name. moving: the nodes under the pointer; in a
        large graph their wires take the short way until they rest. What rests in a smaller one has
        the course that it would have in a scene of its own: it does not matter in which order
        things came there.
        """
        self._mark_moving(moving)
        changed = _changed(self._obstacles, obstacles)
        self._obstacles = dict(obstacles)
        if moving or len(self._nodes) > SETTLED_UP_TO:
            self._settled = ()
            self._reroute([item for item in self.items.values() if self._is_stale(item, changed)])
        else:
            self._settle()

    def _mark_moving(self, nodes: Collection[str]) -> None:
        before, self._moving = self._moving, self.of_nodes(nodes)
        for item in before ^ self._moving:
            item.show_moving(item in self._moving)

    def _settle(self) -> None:
        """Route all wires anew, one after another in the order of the graph, if anything changed.

        A wire keeps out of the lanes of those before it, and takes streets between nodes far away.
        """
        stops = tuple(self._stops(item) for item in self.items.values())
        wanted = (stops, tuple(self._obstacles.values()))
        if wanted != self._settled or self._waiting:
            self._settled = wanted
            self._reroute(list(self.items.values()))

    def _reroute(self, stale: list[WireItem]) -> None:
        """Give these wires another course: many of them wait for `go_on`."""
        self._waiting = dict.fromkeys(stale)
        self._boxes = _boxes(self._obstacles.values())
        kept = (item for item in self.items.values() if item not in self._waiting)
        self._taken = Lanes(piece for item in kept for piece in item.route.segments)
        if len(stale) <= AT_ONCE:
            self.go_on(math.inf)
        for item in self._waiting:
            if not self._is_joined(item):
                item.show_route(curve_by(self._stops(item)))

    @property
    def is_waiting(self) -> bool:
        """Whether there are wires that take the short way until `go_on` finds theirs."""
        return bool(self._waiting)

    @property
    def waiting(self) -> tuple[WireItem, ...]:
        """The wires that wait for their ways, in the order in which these will be looked for."""
        return tuple(self._waiting)

    def put_first(self, seen: QRectF) -> None:
        """Let those wires of a large graph wait no longer than they must that are seen."""
        if len(self._nodes) > SETTLED_UP_TO:
            first = [item for item in self._waiting if item.boundingRect().intersects(seen)]
            self._waiting = {**dict.fromkeys(first), **self._waiting}

    def go_on(self, seconds: float) -> None:
        """Find the courses of waiting wires, for about so long."""
        end = time.monotonic() + seconds
        while self._waiting and time.monotonic() < end:
            item = next(iter(self._waiting))
            del self._waiting[item]
            item.show_route(route_by(self._stops(item), self._boxes, self._taken))
            self._taken.add(item.route.segments)

    def _added(self, wire: Wire) -> WireItem:
        start, end = self._places(wire)
        item = WireItem(wire, curve_by((start, *wire.bends, end)), self._look)
        self._scene.addItem(item)
        self.items[wire.ends] = item
        self._waiting[item] = None
        return item

    def _places(self, wire: Wire) -> tuple[Point, Point]:
        """Where a wire begins and ends, in scene pixels."""
        source, target = self._nodes[wire.source.node], self._nodes[wire.target.node]
        return (
            source.place_of(wire.source, is_input=False),
            target.place_of(wire.target, is_input=True),
        )

    def _stops(self, item: WireItem) -> tuple[Point, ...]:
        """Where a wire begins, the dots that it runs by, and where it ends, in scene pixels."""
        start, end = self._places(item.wire)
        if not item.bends:
            return start, end
        return start, *shifted(item.bends, self._shift(item.wire)), end

    def _shift(self, wire: Wire) -> Point:
        """How far dots go along while both nodes of their wire are dragged."""
        (right, down), (further, lower) = (self._nodes[end.node].displaced for end in wire.ends)
        if not ((right or down) and (further or lower)):
            return 0.0, 0.0
        return (right + further) / 2, (down + lower) / 2

    def _is_joined(self, item: WireItem) -> bool:
        """Whether a wire runs from where its ports are to where they are, by its dots."""
        return item.route.stops == self._stops(item)

    def _is_stale(self, item: WireItem, changed: list[Rect]) -> bool:
        if item in self._waiting or not self._is_joined(item):
            return True
        left, top, right, bottom = item.route.bounds
        reach = CLEARANCE + STREET
        return any(
            rect[0] < right + reach
            and rect[2] > left - reach
            and rect[1] < bottom + reach
            and rect[3] > top - reach
            for rect in changed
        )


def _boxes(rects: Iterable[Rect]) -> Boxes:
    return np.array(list(rects), dtype=np.float64).reshape(-1, 4)


def _changed(before: Mapping[str, Rect], after: Mapping[str, Rect]) -> list[Rect]:
    """The rectangles where something stood, or stands now, that did not or does not."""
    names: Iterable[str] = before.keys() | after.keys()
    moved = [name for name in names if before.get(name) != after.get(name)]
    return [rects[name] for rects in (before, after) for name in moved if name in rects]


def _sentences(checked: Checked) -> dict[Ends, str]:
    """Why each red wire is red."""
    found: dict[Ends, list[str]] = {}
    for problem in checked.problems:
        for wire in problem.wires:
            found.setdefault(wire.ends, []).append(problem.sentence)
    return {ends: "\n".join(sentences) for ends, sentences in found.items()}

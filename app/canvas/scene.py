"""The scene: one item for each node and wire of the graph, kept in step with the document."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from app.around import NOTHING, Around
from app.canvas.bending import Dot
from app.canvas.faces import Facts, facts_of
from app.canvas.far_item import FarItem, bounds_of
from app.canvas.look import Look
from app.canvas.node_item import NodeItem
from app.canvas.routing import Rect
from app.canvas.wire_item import WireItem
from app.canvas.wiring import LIVE_UP_TO, Ends, Wiring
from app.canvas.words import Words
from app.inspector.frame_edits import trained_words
from engine.document.values import End, Graph, Wire
from engine.shapes.checked import Checked

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

NO_CONTENTS = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents

FEW = 8
"""How many nodes are dragged at most with wires that find their ways at once."""

ROUTING_S = 0.01
"""How long the scene finds courses of wires before it looks for events again, in seconds."""


class GraphScene(QGraphicsScene):
    """Draws what it is shown; touches an item only if its node, or what is known of it, changed."""

    arranged = Signal()
    """Nodes came, went or moved."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: dict[str, NodeItem] = {}
        self._look = look
        self._is_far = False
        self._written: tuple[object, ...] = ()
        self._content, self._extent = QRectF(), QRectF()
        self.wiring = Wiring(self, self.nodes, look)
        self.words = Words(self, self.nodes, look)
        self._far = FarItem(self.nodes, self.wiring.items, look)
        self._moving: dict[str, NodeItem] = {}
        self._moving_wires: dict[Ends, WireItem] = {}
        self._far_moving = FarItem(self._moving, self._moving_wires, look)
        self._far_moving.setZValue(1)
        self._seen = QRectF()
        """Where somebody looked when wires that wait were sorted last."""
        self._routing = QTimer(self)
        self._routing.timeout.connect(self._go_on)
        self.addItem(self._far)
        self.addItem(self._far_moving)

    def show_graph(self, graph: Graph, checked: Checked) -> None:
        """Draw this graph; what did not change stays untouched."""
        is_other = self._show_nodes(graph, facts_of(graph, checked))
        is_other |= self.wiring.show(graph, checked)
        owners = {one.id: trained_words(graph, checked, one) for one in graph.frames}
        words = graph.frames, graph.notes, owners
        if is_other or words != self._written:
            self._written = words
            self.words.show(graph, owners)
            self._mark_far()
            self._arrange()

    def _show_nodes(self, graph: Graph, facts: Mapping[str, Facts]) -> bool:
        """Have an item for each node; gives whether anything is other than before."""
        gone = self.nodes.keys() - graph.nodes.keys()
        is_other = bool(gone)
        for name in gone:
            self.removeItem(self.nodes.pop(name))
        for name, node in graph.nodes.items():
            if name in self.nodes:
                is_other |= self.nodes[name].show_node(node, facts[name])
            else:
                self.nodes[name] = NodeItem(node, facts[name], self._look)
                self.addItem(self.nodes[name])
                is_other = True
        return is_other

    def show_selection(
        self, nodes: Collection[str], wires: Collection[Wire], around: Around = NOTHING
    ) -> None:
        """Ring these nodes, colour these wires, let frames and notes stand out, and no others."""
        self.words.show_chosen(around)
        shown = [item.show_selected(name in nodes) for name, item in self.nodes.items()]
        items = self.wiring.items.values()
        shown += [item.show_selected(item.wire in wires) for item in items]
        if any(shown):
            self._far.redraw()

    def show_dot(self, dot: Dot | None) -> None:
        """Ring this dot on a wire, and no other."""
        self.wiring.show_dot(dot)

    def show_drag(
        self, nodes: Collection[str], by: tuple[float, float], notes: Collection[str] = ()
    ) -> None:
        """Draw nodes and notes so many scene pixels away from where the document has them."""
        self.words.show_drag(notes, by)
        for name in nodes:
            item = self.nodes[name]
            item.setPos(item.node.place[0] + by[0], item.node.place[1] + by[1])
        if len(self.nodes) > LIVE_UP_TO or len(nodes) > FEW:
            self._swing(nodes)
        else:
            self._arrange(nodes)

    def show_ways(self, ways: Mapping[str, tuple[float, float]]) -> None:
        """Draw nodes each so many scene pixels away from where the document has it."""
        for name, (right, down) in ways.items():
            item = self.nodes[name]
            item.setPos(item.node.place[0] + right, item.node.place[1] + down)
        self._swing(ways)

    def end_drag(self, nodes: Collection[str], notes: Collection[str] = ()) -> None:
        """Draw nodes and notes where the document has them again."""
        self.words.show_drag(notes, (0.0, 0.0))
        for name in nodes:
            if item := self.nodes.get(name):
                item.setPos(*item.node.place)
        self._rest()
        self._arrange()

    def show_targets(self, targets: frozenset[End], fixed: tuple[End, bool]) -> None:
        """Make the ports stand out where a wire may be dropped, and dim those where it may not.

        fixed: the port that it comes from, and whether that is an input.
        """
        for item in self.nodes.values():
            ports = [port for port in item.face.ports if (port.end, port.is_input) != fixed]
            mine = {port for port in ports if port.end in targets and port.is_input != fixed[1]}
            item.show_targets(frozenset(mine), frozenset(ports) - mine)

    def show_no_targets(self) -> None:
        """Draw all ports alike again."""
        for item in self.nodes.values():
            item.show_targets(frozenset(), frozenset())

    @property
    def look(self) -> Look:
        """What the items paint with."""
        return self._look

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self.wiring.show_look(look)
        self.words.show_look(look)
        for item in self.nodes.values():
            item.show_look(look)
        self._far.show_look(look)
        self._far_moving.show_look(look)

    def show_far(self, is_far: bool) -> None:
        """Draw plain shapes in one go, or every item by itself."""
        if is_far == self._is_far:
            return
        self._is_far = is_far
        self._mark_far()
        self._far.setVisible(is_far)
        self._far_moving.setVisible(is_far)

    def settle(self) -> None:
        """Find the courses of all wires now, however long that takes."""
        self.wiring.go_on(math.inf)
        self._go_on()

    def render(
        self,
        painter: QPainter,
        target: QRectF | QRect | None = None,
        source: QRectF | QRect | None = None,
        aspectRatioMode: Qt.AspectRatioMode = Qt.AspectRatioMode.KeepAspectRatio,  # noqa: N803 - Qt's
    ) -> None:
        """Draw anew, not from the pictures that are kept for a view: in a file words stay words."""
        kept = (*self.nodes.values(), self._far, self._far_moving)
        for item in kept:
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        super().render(painter, target or QRectF(), source or QRectF(), aspectRatioMode)
        for item in kept:
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @property
    def content(self) -> QRectF:
        """What nodes, frames and notes cover, in scene pixels."""
        return self._content

    def rect_of(self, node: str) -> QRectF:
        """Where a node stands. Raises KeyError for one that is not there."""
        left, top, right, bottom = self.nodes[node].rect
        return QRectF(left, top, right - left, bottom - top)

    @property
    def extent(self) -> QRectF:
        """The content and the wires around it, in scene pixels."""
        return self._extent

    def _swing(self, nodes: Collection[str]) -> None:
        """Let only what hangs on moving nodes follow them; the rest is arranged when they rest."""
        self._routing.stop()
        self.words.follow()
        wires = self.wiring.swing(nodes)
        if not self._moving:
            self._moving.update((name, self.nodes[name]) for name in nodes)
            self._moving_wires.update((wire.wire.ends, wire) for wire in wires)
            self._far.leave_out({*self._moving.values(), *wires})
        bounds = bounds_of(self._moving.values())
        for wire in wires:
            bounds |= wire.boundingRect()
        self._far_moving.show_bounds(bounds)

    def _rest(self) -> None:
        self._moving.clear()
        self._moving_wires.clear()
        self._far.leave_out(())
        self._far_moving.show_bounds(QRectF())

    def _measure(self) -> None:
        self._content = bounds_of(self.nodes.values()) | self.words.extent()
        self._extent = QRectF(self._content)
        for wire in self.wiring.items.values():
            self._extent |= wire.boundingRect()

    def _mark_far(self) -> None:
        for item in (*self.nodes.values(), *self.words.items):
            item.setFlag(NO_CONTENTS, self._is_far)
        for wire in self.wiring.items.values():
            wire.show_far(self._is_far)

    def _arrange(self, moving: Collection[str] = ()) -> None:
        """Let everything that hangs on the places of nodes follow them."""
        self.words.follow()
        self.wiring.follow(self._obstacles(), moving)
        if self.wiring.is_waiting:
            self._seen = QRectF()
            self._routing.start()
        self._show_arranged()

    def _go_on(self) -> None:
        """Find the courses of more wires, between what a person does: near by, those that are seen
        come first; from far all show at once.
        """
        seen = QRectF() if self._is_far else self._in_view()
        if seen != self._seen:
            self._seen = seen
            self.wiring.put_first(seen)
        self.wiring.go_on(ROUTING_S)
        if not self.wiring.is_waiting:
            self._routing.stop()
            self._show_arranged()

    def _in_view(self) -> QRectF:
        """What is seen of the scene, in its own pixels; nothing where nobody looks."""
        bounds = QRectF()
        for view in self.views():
            bounds |= view.mapToScene(view.viewport().rect()).boundingRect()
        return bounds

    def _show_arranged(self) -> None:
        self._measure()
        self._far.show_bounds(self._extent)
        self.arranged.emit()

    def _obstacles(self) -> dict[str, Rect]:
        found = {name: item.rect for name, item in self.nodes.items()}
        found |= {
            f"the name of {name}": frame.rect
            for name, frame in self.words.frames.items()
            if frame.isVisible()
        }
        return found

"""The edits that keys, menus and the palette ask of the canvas, each one step of the history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from app.around import Around
from app.canvas.drawing.faces import FIRST_PORT, LEAST_HEIGHT, PORT_STEP, WIDTH
from app.canvas.drawing.picking import PortHit
from app.canvas.editing.clip import Clip, clip_document, clip_of, clipped, linked, pasted
from app.canvas.editing.clipboard import clip_on_clipboard, put_on_clipboard
from app.canvas.editing.incoming import incoming, with_incoming, with_wires
from app.canvas.editing.inserting import Way, inserted
from app.canvas.editing.joining import framed
from app.canvas.editing.load import Load, carried, load_of, without
from app.canvas.editing.stage import Stage
from app.canvas.steps.bending import Dot, all_taken_off, moved_to, put_on, taken_off
from app.canvas.steps.healing import healing, lost_words, taken_out
from app.canvas.steps.step import (
    BESIDE,
    SNAP,
    Place,
    Step,
    deleted,
    placed,
    renamed,
    stepped,
    wired,
)
from app.canvas.steps.targets import first_input, first_output
from app.inspector.states import with_state
from app.palette.here import meant
from app.words import tr
from engine.document.schema import FileFault, from_json, to_json
from engine.document.values import Document, Graph, Wire
from engine.language import Block, Map, Parameters
from engine.shapes.carrying import brought, with_its_parts
from engine.shapes.fitting import joined, reached

PITCH, ROW = WIDTH + 24.0, LEAST_HEIGHT + 28.0
"""From one node to the next, across and down, in scene pixels."""

AROUND = tuple((right, down) for down in range(-8, 9) for right in range(-8, 9))
"""The places to try for a new node, in steps from the wanted one."""


class Editor(QObject):
    """Makes edits of what is chosen."""

    refused = Signal(str)
    """Why something could not be done: one sentence for the person."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._choice, self._camera = stage.session, stage.choice, stage.camera
        self._scene, self._grid = stage.scene, stage.grid

    def add(
        self,
        block_id: str,
        middle: QPointF | None = None,
        wire: PortHit | None = None,
        parameters: Parameters = Map(),
        way: Way | None = None,
    ) -> str:
        """Place a block around a place of the scene, and give the new node's id.

        Without a place it stands in the middle of what is seen, beside the nodes there. wire: the
        port that it is wired to. parameters: how it is set. way: the wire that it is put on. Raises
        KeyError for a block that is not in the registry.
        """
        (block, given), graph = meant(block_id), self._session.graph
        parameters = Map({**given, **parameters})
        place = _corner(middle) if middle else self._free_place(_corner(self._camera.seen.center()))
        step = placed(graph, block, place, parameters)
        if wire is not None and (port := self.port_for(block, wire)):
            step = wired(step, wire.end, port, is_input=wire.is_input)
        step = framed(self._scene, inserted(step, way) if way else step)
        self._take(step)
        return step.nodes[0]

    def port_for(self, block: Block, wire: PortHit, *, is_sure: bool = False) -> str:
        """The port of a fresh node of a block that a wire can go on to; empty for none.

        is_sure: only one that takes the type on the wire too, as the block is set at first.
        """
        ports = self._session.checked.ports[wire.end.node]
        if wire.is_input:
            target = ports.input(wire.end.port)
            return first_output(block, target) if target else ""
        source = ports.output(wire.end.port)
        found = self._session.checked.types.get(wire.end) if is_sure else None
        return first_input(block, source, found) if source else ""

    def middle_at(self, block_id: str, wire: PortHit, end: QPointF) -> QPointF:
        """The middle of a fresh node whose port stands where a wire from another one ends."""
        block, _ = meant(block_id)
        name, ports = self.port_for(block, wire), block.ports_of(Map())
        names = [port.name for port in (ports.outputs if wire.is_input else ports.inputs)]
        left = end.x() - WIDTH if wire.is_input else end.x()
        top = end.y() - FIRST_PORT - PORT_STEP * names.index(name)
        return QPointF(left + WIDTH / 2, top + LEAST_HEIGHT / 2)

    def beside(self, port: PortHit) -> QPointF:
        """The middle of a free place beside the node of a port, on the side of the port."""
        x, y = self._session.graph.nodes[port.end.node].place
        left, top = self._free_place((x - PITCH if port.is_input else x + PITCH, y))
        return QPointF(left + WIDTH / 2, top + LEAST_HEIGHT / 2)

    def delete(self) -> None:
        """Take away what is chosen."""
        if dot := self._choice.dot:
            self.take_off(dot)
        elif not self._choice.is_empty:
            around = self._choice.around
            load = Load(self._choice.nodes, around.frames, around.notes)
            self._take(without(self._session.graph, load, self._choice.wires))

    def put_dot(self, wire: Wire, place: Place, leg: int) -> None:
        """Put a dot on a wire, before the one with the number `leg`, and choose it."""
        self._take(put_on(self._session.graph, wire, self._grid.place(place), leg))
        self._choice.choose_dot(wire.ends, leg)

    def take_off(self, dot: Dot) -> None:
        """Take a dot off its wire."""
        self._take(taken_off(self._session.graph, dot))

    def straighten(self) -> None:
        """Take all dots off the chosen wires."""
        if wires := self._choice.bent:
            self._take(all_taken_off(self._session.graph, wires))

    def cut_off(self, wires: Collection[Wire]) -> None:
        """Take away these wires, and no node."""
        if wires:
            self._take(deleted(self._session.graph, (), wires))

    def take_out(self) -> None:
        """Take the chosen nodes out of their wires, and join what came in with what went out."""
        session, nodes = self._session, self._choice.nodes
        graph, found = session.graph, healing(session.graph, session.checked, nodes)
        if found.gone:
            self._take(taken_out(graph, found, nodes))
            if words := lost_words(graph, found, nodes):
                self.refused.emit(words)

    def duplicate(self) -> None:
        """Put copies of what is chosen beside it."""
        if clip := self._clip():
            by = self._offset(clip)
            self._take(pasted(self._session.graph, clip, by, is_duplicate=True))

    def duplicate_linked(self) -> None:
        """Put copies of what is chosen below it that share their weights."""
        if clip := self._clip():
            by = self._below(clip)
            copies = pasted(self._session.graph, clip, by, is_duplicate=True)
            self._take(linked(copies, [node.id for node in clip.nodes]))

    def copy(self) -> None:
        """Put what is chosen, and the wires among its nodes, on the clipboard."""
        if clip := self._clip():
            parts = self._session.document.parts
            copied = with_its_parts(clip_document(clip), parts)
            put_on_clipboard(to_json(with_incoming(copied, self._session.graph)))

    def cut(self) -> None:
        """Copy what is chosen, then take it away, with all that a frame holds."""
        self.copy()
        wires = self._choice.wires
        if wires or not self._load.is_empty:
            self._take(without(self._session.graph, self._load, wires))

    def paste(self) -> None:
        """Place what is on the clipboard; does nothing where that is no document."""
        if document := self._on_clipboard():
            self._paste(document, ())

    def paste_wired(self) -> None:
        """The same, with the wires that came into what was copied, where their sources are."""
        if document := self._on_clipboard():
            self._paste(document, incoming(document, self._session.graph))

    def _on_clipboard(self) -> Document | None:
        text = clip_on_clipboard()
        try:
            return from_json(text, tr("The clipboard")) if text else None
        except FileFault as fault:
            again = tr("Copy it again, from its first { to its last }.")
            self.refused.emit(f"{fault.cause} {again}")
            return None

    def _paste(self, document: Document, wires: Collection[Wire]) -> None:
        copied, parts = brought(document, self._session.drawn.parts)
        clip = clip_of(copied)
        if clip.places:
            step = pasted(self._session.graph, clip, self._offset(clip))
            names = dict(zip((node.id for node in clip.nodes), step.nodes, strict=True))
            graph = with_wires(step.graph, wires, names)
            self._session.edit_drawn(
                step.name, replace(self._session.drawn, graph=graph, parts=parts)
            )
            self._choice.choose(step.nodes, around=step.around)

    def _clip(self) -> Clip | None:
        """A copy of what is chosen; None where there is nothing to be copied."""
        load = self._load
        return None if load.is_empty else clipped(self._session.graph, load.nodes, load.around)

    def nudge(self, right: int, down: int) -> None:
        """Move what is chosen, the first of it on the grid; a row of nudges is one step."""
        load, graph = self._load, self._session.graph
        if dot := self._choice.dot:
            self._nudge_dot(dot, (right, down))
        elif not load.is_empty:
            step = carried(graph, load, stepped(load.place(graph), (right, down)))
            self._session.edit(step.name, step.graph, merge=f"nudge {load}")

    def _nudge_dot(self, dot: Dot, steps: tuple[int, int]) -> None:
        x, y = dot.wire.bends[dot.number]
        by = stepped((x, y), steps)
        step = moved_to(self._session.graph, dot, (x + by[0], y + by[1]))
        self._session.edit(step.name, step.graph, merge=f"nudge {dot.wire.ends} {dot.number}")

    def rename(self, node: str, title: str) -> None:
        """Give a node another title."""
        self._take(renamed(self._session.graph, node, title))

    def freeze(self, is_on: bool) -> None:
        """Keep the weights of the chosen nodes as they are, or let them be trained again."""
        self._switch("frozen", is_on)

    def mute(self, is_on: bool) -> None:
        """Bypass the chosen nodes, or let them work again."""
        self._switch("muted", is_on)

    def watch(self, is_on: bool) -> None:
        """Show what comes out of the chosen nodes as a cloud or as pictures, or no longer."""
        self._switch("watched", is_on)

    def choose_all(self) -> None:
        """Choose every node, frame and note."""
        graph = self._session.graph
        self._choice.choose(graph.nodes, around=Around.all_of(graph))

    def choose_upstream(self) -> None:
        """Choose also what the chosen nodes are fed by, back to the data."""
        self._choose_of(reached(self._session.graph, *self._choice.nodes, backwards=True))

    def choose_downstream(self) -> None:
        """Choose also what the chosen nodes feed, on to the losses and measures."""
        self._choose_of(reached(self._session.graph, *self._choice.nodes, backwards=False))

    def choose_connected(self) -> None:
        """Choose also all that hangs together with the chosen nodes."""
        self._choose_of(joined(self._session.graph, *self._choice.nodes))

    @property
    def _load(self) -> Load:
        """What is chosen, with what its frames take along."""
        graph, chosen = self._session.graph, self._choice
        return load_of(self._scene, graph, chosen.nodes, chosen.around)

    def _choose_of(self, found: set[str]) -> None:
        """Choose these nodes, in the order of the graph."""
        self._choice.choose(name for name in self._session.graph.nodes if name in found)

    def _switch(self, state: str, is_on: bool) -> None:
        session, nodes = self._session, self._choice.nodes
        session.edit(*with_state(session.graph, session.checked, nodes, state, is_on))

    def _take(self, step: Step) -> None:
        self._session.edit(step.name, step.graph)
        if step.nodes or not step.around.is_empty:
            self._choice.choose(step.nodes, around=step.around)

    def _free_place(self, wanted: Place) -> Place:
        """`wanted`, or the nearest place around it that no node stands on."""
        nodes = self._session.graph.nodes.values()
        around = (
            (wanted[0] + right * PITCH, wanted[1] + down * ROW)
            for right, down in sorted(AROUND, key=lambda step: abs(step[0]) + abs(step[1]))
        )
        free = (place for place in around if not any(_overlap(place, node.place) for node in nodes))
        return next(free, wanted)

    def _offset(self, clip: Clip) -> Place:
        """How far from their originals copies stand: beside them, or where they can be seen."""
        seen, corner = self._camera.seen, QPointF(*clip.places[0])
        if not seen.contains(QRectF(corner, QSizeF(WIDTH + BESIDE, LEAST_HEIGHT + BESIDE))):
            way = QPointF(*_corner(seen.center())) - corner
            return way.x(), way.y()
        by = BESIDE
        while _is_taken(self._session.graph, corner + QPointF(by, by)):
            by += BESIDE
        return by, by

    def _below(self, clip: Clip) -> Place:
        """How far below their originals copies stand free, so that what ties them can be seen."""
        taken = [node.place for node in self._session.graph.nodes.values()]
        down = ROW
        while any(_overlap((left, top + down), one) for left, top in clip.places for one in taken):
            down += ROW
        return 0.0, down


def _corner(middle: QPointF) -> Place:
    """The top left corner of a node around a place."""
    return middle.x() - WIDTH / 2, middle.y() - LEAST_HEIGHT / 2


def _overlap(one: Place, two: Place) -> bool:
    size = (WIDTH + SNAP, LEAST_HEIGHT + SNAP)
    return QRectF(*one, *size).intersects(QRectF(*two, *size))


def _is_taken(graph: Graph, place: QPointF) -> bool:
    near = QRectF(place.x() - SNAP / 2, place.y() - SNAP / 2, SNAP, SNAP)
    places = [node.place for node in graph.nodes.values()] + [note.place for note in graph.notes]
    return any(near.contains(QPointF(*one)) for one in places)

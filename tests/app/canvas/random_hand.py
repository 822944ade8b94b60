"""A hand that does anything to a canvas, at random, and what must be true after each gesture."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas.drawing.faces import face_of, facts_of
from app.canvas.drawing.scene import GraphScene
from app.inspector.text_field import TextField
from engine.document.values import End, Graph, Wire
from tests.app.canvas.hand import CONTROL, PLAIN, SHIFT, Hand
from tests.app.canvas.random_around import GESTURES as AROUND
from tests.app.canvas.random_around import assert_around_is

MOST_NODES = 10
"""Above this number nodes are deleted, so that a gesture stays quick."""

BLOCKS = ("dense", "flatten", "sum", "latent", "mean_squared_error", "dataset", "optimizer")
Key = Qt.Key
Gesture = Callable[["RandomHand"], None]


class RandomHand:
    """Does gestures with real events; the same ones for the same seed."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand, self.chance = hand, random.Random(seed)
        self.done = ""

    def act(self) -> None:
        """Do one gesture, whichever."""
        is_full = len(self.hand.graph.nodes) > MOST_NODES
        gesture = delete_some if is_full else self.chance.choice(GESTURES)
        self.done = gesture.__name__
        gesture(self)

    def node(self) -> str:
        """Some node; empty where there is none."""
        names = [*self.hand.graph.nodes]
        return self.chance.choice(names) if names else ""

    def place(self) -> QPoint:
        """Some place of the view."""
        port = self.hand.port
        return QPoint(self.chance.randrange(port.width()), self.chance.randrange(port.height()))

    def port(self) -> QPoint:
        """Where some port is seen; anywhere where there is none."""
        canvas, node = self.hand.canvas, self.node()
        faces = scene_of(self.hand).nodes[node].face.ports if node else ()
        return canvas.port_position(self.chance.choice(faces).end) if faces else self.place()


def drag_node(it: RandomHand) -> None:
    start = it.hand.middle(it.node()) if it.hand.graph.nodes else it.place()
    it.hand.drag(start, start + QPoint(it.chance.randint(-90, 90), it.chance.randint(-90, 90)))


def give_up_drag(it: RandomHand) -> None:
    start = it.hand.middle(it.node()) if it.hand.graph.nodes else it.place()
    it.hand.carry(start, it.place())
    it.hand.key(Key.Key_Escape)
    it.hand.release(start)


def draw_wire(it: RandomHand) -> None:
    it.hand.drag(it.port(), it.port())
    it.hand.key(Key.Key_Escape)


def drop_wire(it: RandomHand) -> None:
    it.hand.drag(it.port(), it.place())
    it.hand.canvas.overlays.close()


def cut(it: RandomHand) -> None:
    start, end, button = it.place(), it.place(), Qt.MouseButton.RightButton
    it.hand.press(start, CONTROL, button)
    it.hand.move((start + end) / 2)
    it.hand.move(end)
    it.hand.release(end, CONTROL, button)


def pull_out(it: RandomHand) -> None:
    start = it.hand.middle(it.node()) if it.hand.graph.nodes else it.place()
    end = start + QPoint(it.chance.randint(-90, 90), it.chance.randint(-90, 90))
    it.hand.press(start, Qt.KeyboardModifier.AltModifier)
    it.hand.move(end)
    it.hand.release(end)
    it.hand.canvas.overlays.close()


def wire_place(it: RandomHand) -> QPoint:
    """Some place on some wire, a dot of it if it has one; anywhere where there is none."""
    wires = it.hand.wires
    if not wires:
        return it.place()
    wire = it.chance.choice(wires)
    if wire.bends and it.chance.random() < 0.5:
        return it.hand.canvas.mapFromScene(QPointF(*it.chance.choice(wire.bends)))
    path = scene_of(it.hand).wiring.items[wire.ends].path()
    return it.hand.canvas.mapFromScene(path.pointAtPercent(it.chance.random()))


def bend_wire(it: RandomHand) -> None:
    it.hand.double_click(at := wire_place(it))
    it.hand.release(at)  # where it was a node, a drag has begun
    it.hand.canvas.overlays.close()


def pull_wire(it: RandomHand) -> None:
    it.hand.drag(wire_place(it), it.chance.choice((it.port, it.place))())
    it.hand.canvas.overlays.close()


def keep_wire(it: RandomHand) -> None:
    """Connect with Shift held, and again with the wire that stays in the hand."""
    it.hand.carry(it.port(), end := it.port())
    it.hand.release(end, SHIFT)
    it.hand.move(end := it.port())
    it.hand.click(end)
    it.hand.key(Key.Key_Escape)
    it.hand.canvas.overlays.close()


def click(it: RandomHand) -> None:
    it.hand.click(it.place(), it.chance.choice((PLAIN, SHIFT)))


def choose(it: RandomHand) -> None:
    if name := it.node():
        it.hand.click(it.hand.middle(name), it.chance.choice((PLAIN, SHIFT)))


def choose_box(it: RandomHand) -> None:
    it.hand.drag(it.place(), it.place())
    it.hand.canvas.overlays.close()


def choose_all(it: RandomHand) -> None:
    it.hand.canvas.editor.choose_all()


def press_arrow(it: RandomHand) -> None:
    keys = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
    it.hand.key(it.chance.choice(keys))


def add(it: RandomHand) -> None:
    it.hand.canvas.add_block(it.chance.choice(BLOCKS))


def duplicate(it: RandomHand) -> None:
    if len(it.hand.selected) < MOST_NODES / 2:
        it.hand.key(Key.Key_D, CONTROL)


def copy_and_paste(it: RandomHand) -> None:
    if len(it.hand.selected) < MOST_NODES / 2:
        it.hand.canvas.editor.copy()
        it.hand.canvas.editor.paste()


def cut_and_paste(it: RandomHand) -> None:
    it.hand.canvas.editor.cut()
    it.hand.canvas.editor.paste()


def delete_some(it: RandomHand) -> None:
    names = [*it.hand.graph.nodes]
    it.hand.session.select(it.chance.sample(names, min(3, len(names))))
    it.hand.key(Key.Key_Delete)


def delete_chosen(it: RandomHand) -> None:
    if len(it.hand.selected) < MOST_NODES / 2:
        it.hand.key(Key.Key_Delete)


def switch(it: RandomHand) -> None:
    editor = it.hand.canvas.editor
    change = it.chance.choice((editor.freeze, editor.mute, editor.watch))
    change(it.chance.random() < 0.5)


def rename(it: RandomHand) -> None:
    if name := it.node():
        it.hand.canvas.editor.rename(name, f"Name {it.chance.randrange(99)}")


def zoom(it: RandomHand) -> None:
    it.hand.wheel(it.place(), QPoint(0, it.chance.choice((-120, 120))))


def pan(it: RandomHand) -> None:
    start, button = it.place(), Qt.MouseButton.MiddleButton
    it.hand.press(start, button=button)
    it.hand.move(start + QPoint(it.chance.randint(-60, 60), 20))
    it.hand.release(start, button=button)


def fit(it: RandomHand) -> None:
    it.hand.canvas.fit()


def tidy_up(it: RandomHand) -> None:
    it.hand.canvas.tidying.tidy_up()
    it.hand.canvas.glide.end()


def change_values(it: RandomHand) -> None:
    if (name := it.node()) and it.hand.canvas.values.open(name):
        editor = it.hand.canvas.overlays.values
        field = next(iter(editor.fields.values()))
        if isinstance(field, TextField):
            QTest.keyClicks(field, it.chance.choice(("7", "x", "")))
        editor.finish()


def undo(it: RandomHand) -> None:
    it.hand.session.history.undo()


def redo(it: RandomHand) -> None:
    it.hand.session.history.redo()


GESTURES: tuple[Gesture, ...] = (
    *(drag_node, drag_node, give_up_drag, draw_wire, draw_wire, draw_wire, drop_wire),
    *(click, choose, choose, choose_box, choose_all, press_arrow, add, duplicate),
    *AROUND,
    *(copy_and_paste, cut_and_paste, delete_some, delete_chosen, switch, rename),
    *(tidy_up, change_values, cut, pull_out, bend_wire, bend_wire, pull_wire, keep_wire),
    *(zoom, pan, fit, undo, undo, redo),
)


def scene_of(hand: Hand) -> GraphScene:
    scene = hand.canvas.scene()
    assert isinstance(scene, GraphScene)
    return scene


def assert_scene_is(hand: Hand) -> None:
    """The scene shows the document, all of it and nothing besides."""
    scene, graph = scene_of(hand), hand.graph
    nodes, wires = scene.nodes, scene.wiring.items
    facts = facts_of(graph, hand.session.known)
    assert nodes.keys() == graph.nodes.keys()
    for name, node in graph.nodes.items():
        assert nodes[name].node == node
        assert nodes[name].pos().toTuple() == node.place
        assert nodes[name].face == face_of(node, facts[name])
    assert [item.wire for item in wires.values()] == list(graph.wires)
    for item in wires.values():
        start, end = _ends(hand, item.wire)
        assert item.route.stops == (start, *item.wire.bends, end)
        assert [dot.pos().toTuple() for dot in item.dots] == list(item.wire.bends)
    assert {item for name, item in nodes.items() if item.is_ringed} == {
        nodes[name] for name in hand.selected
    }
    assert_red(graph, hand)
    assert_around_is(hand)


def assert_red(graph: Graph, hand: Hand) -> None:
    """Those wires are red that a problem speaks of."""
    red = {wire for problem in hand.session.known.problems for wire in problem.wires}
    items = scene_of(hand).wiring.items
    assert {wire for wire in graph.wires if items[wire.ends].sentence} == red & set(graph.wires)


def _ends(hand: Hand, wire: Wire) -> tuple[object, object]:
    return _port(hand, wire.source, is_input=False), _port(hand, wire.target, is_input=True)


def _port(hand: Hand, end: End, *, is_input: bool) -> object:
    return scene_of(hand).nodes[end.node].place_of(end, is_input=is_input)

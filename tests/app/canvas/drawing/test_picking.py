from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from app.canvas.drawing.picking import FrameHit, NodeHit, PortHit, WireHit, pick, port_at, tip_at
from app.canvas.drawing.scene import GraphScene
from engine.document.edits import set_parameter, take_weights
from engine.document.values import Document, End, KeptWeights
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]


def scene_of(hand: Hand) -> GraphScene:
    scene = hand.canvas.scene()
    assert isinstance(scene, GraphScene)
    return scene


def test_port_lies_over_its_node_and_a_title_at_its_top(open_canvas: Open) -> None:
    scene = scene_of(open_canvas(digits()))

    assert pick(scene, QPointF(640, 52), 1.0) == PortHit(End(CODE, "h"), is_input=True)
    assert pick(scene, QPointF(700, 12), 1.0) == NodeHit(CODE, is_title=True)
    assert pick(scene, QPointF(700, 60), 1.0) == NodeHit(CODE, is_title=False)


def test_wire_and_frame_and_nothing_are_told_apart(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    scene, wire = scene_of(hand), hand.graph.wires[5]
    middle = scene.wiring.items[wire.ends].path().pointAtPercent(0.5)

    assert pick(scene, middle, 1.0) == WireHit(wire)
    assert pick(scene, QPointF(20, -18), 1.0) == FrameHit(hand.graph.frames[0].id)
    assert pick(scene, QPointF(20, -200), 1.0) is None


def test_from_far_only_nodes_can_be_grasped(open_canvas: Open) -> None:
    scene = scene_of(open_canvas(digits()))

    assert port_at(scene, QPointF(640, 50), 0.3) is None
    assert pick(scene, QPointF(20, -18), 0.3) is None
    assert pick(scene, QPointF(652, 60), 0.3) == NodeHit(CODE, is_title=False)


def test_uppermost_of_nodes_on_one_another_is_grasped(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    scene = scene_of(hand)
    scene.show_drag(["n4"], (160.0, 0.0))

    assert pick(scene, QPointF(700, 60), 1.0) == NodeHit(CODE, is_title=False)
    hand.session.select(["n4"])
    assert pick(scene, QPointF(700, 60), 1.0) == NodeHit("n4", is_title=False)


def test_tips_speak_of_ports_nodes_badges_and_nothing(open_canvas: Open) -> None:
    hand = open_canvas(Document(graph=set_parameter(digits().graph, ["n8"], "shape", (4, 4))))
    scene = scene_of(hand)
    red = next(item for item in scene.nodes.values() if item.face.problems)
    badge = red.pos() + red.badge(1.0).center()

    assert "<p>h: 64</p>" in tip_at(scene, QPointF(640, 50), 1.0)
    assert "<p>Code</p>" in tip_at(scene, QPointF(700, 60), 1.0)
    assert tip_at(scene, badge, 1.0) == (
        f"<p>{red.face.problems[0]}</p><p>Click to see how to repair it.</p>"
    )
    assert tip_at(scene, QPointF(20, -18), 1.0) == ""
    assert tip_at(scene, QPointF(20, -200), 1.0) == ""


def test_the_tip_of_a_node_says_whose_weights_it_starts_with(open_canvas: Open) -> None:
    kept = KeptWeights("r1", "n5", "ab" * 32)
    scene = scene_of(open_canvas(Document(graph=take_weights(digits().graph, CODE, kept))))

    assert "<p>Starts with weights of the run r1</p>" in tip_at(scene, QPointF(700, 60), 1.0)


def test_tip_of_a_wire_says_its_ends_and_what_can_be_done(open_canvas: Open) -> None:
    scene = scene_of(open_canvas(digits()))
    wire = scene.wiring.items[End("n5", "z"), End("n6", "x")]

    words = tip_at(scene, wire.path().pointAtPercent(0.5), 1.0)

    assert words.startswith("<p>From Code to Decoder 1</p><p>Drag it near an end")


def test_a_node_is_found_from_far_and_where_it_is_drawn_while_it_moves(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    scene = scene_of(hand)
    hand.canvas.camera.zoom_by(0.3)
    scene.show_drag([CODE], (0.0, 400.0))

    assert pick(scene, QPointF(700, 460), 0.3) == NodeHit(CODE, is_title=False)
    assert pick(scene, QPointF(700, 60), 0.3) is None

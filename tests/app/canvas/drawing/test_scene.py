from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from app.canvas.drawing.look import look
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.scene import GraphScene
from app.canvas.drawing.wire_item import WireItem
from app.theme.tokens import DARK
from engine.document.edits import freeze, link, move, mute, remove, rename, set_parameter
from engine.document.values import Document, End, Graph, Note
from engine.shapes.check import check
from tests.app.canvas.example import CODE, digits, grid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def scene(qapp: QApplication) -> GraphScene:
    made = GraphScene(look(DARK))
    show(made, digits().graph)
    return made


def show(scene: GraphScene, graph: Graph) -> None:
    scene.show_graph(graph, check(Document(graph=graph)))


def routes(scene: GraphScene) -> dict[tuple[End, End], object]:
    return {ends: item.route for ends, item in scene.wiring.items.items()}


def test_scene_has_an_item_for_each_node_and_wire(scene: GraphScene) -> None:
    items = scene.items()

    assert sum(isinstance(item, NodeItem) for item in items) == 10
    assert sum(isinstance(item, WireItem) for item in items) == 10


def test_only_the_item_of_the_changed_node_is_touched(scene: GraphScene) -> None:
    faces = {name: item.face for name, item in scene.nodes.items()}
    items = dict(scene.nodes)

    show(scene, rename(digits().graph, CODE, "Bottleneck"))

    assert dict(scene.nodes) == items
    changed = [name for name, item in scene.nodes.items() if item.face is not faces[name]]
    assert changed == [CODE]


def test_node_whose_input_changed_shows_its_new_weights(scene: GraphScene) -> None:
    before = scene.nodes["n4"].face

    show(scene, set_parameter(digits().graph, ["n3"], "units", 32))

    after = scene.nodes["n4"].face
    assert (before.weights, after.weights) == ("8,256", "2,112")
    assert scene.nodes["n4"].node is digits().graph.nodes["n4"]


def test_wires_away_from_a_moved_node_keep_their_course(scene: GraphScene) -> None:
    before = routes(scene)

    show(scene, move(digits().graph, {"n10": (640.0, 400.0)}))

    changed = {ends for ends, route in routes(scene).items() if route != before[ends]}
    assert changed == {(End("n9", "loss"), End("n10", "loss"))}


def test_wire_gives_way_to_a_node_that_is_put_on_it(scene: GraphScene) -> None:
    ends = (End("n1", "images"), End("n9", "target"))
    before = scene.wiring.items[ends].route

    show(scene, move(digits().graph, {"n10": (240.0, 92.0)}))

    assert scene.wiring.items[ends].route != before


def test_wires_of_a_dragged_node_follow_it_before_the_document_does(scene: GraphScene) -> None:
    wire = scene.wiring.items[End("n4", "y"), End(CODE, "h")]
    node = digits().graph.nodes[CODE]

    scene.show_drag([CODE], (16.0, 80.0))
    assert wire.route.points[-1] == scene.nodes[CODE].place_of(End(CODE, "h"), is_input=True)
    assert wire.pen().widthF() == 1.0

    scene.end_drag([CODE])
    assert wire.route.points[-1][0] == node.place[0]
    assert wire.pen().widthF() == 2.0


def test_wire_that_does_not_fit_is_red_and_dashed_with_a_sentence(scene: GraphScene) -> None:
    show(scene, set_parameter(digits().graph, ["n8"], "shape", (4, 4)))

    red = [item for item in scene.wiring.items.values() if item.sentence]
    assert red
    assert all(item.pen().color().name().upper() == DARK.error for item in red)
    assert all(item.pen().dashPattern() for item in red)


def test_wires_of_a_muted_node_are_faint_and_dashed(scene: GraphScene) -> None:
    show(scene, mute(digits().graph, ["n4"]))

    wire = scene.wiring.items[End("n3", "y"), End("n4", "x")]
    assert wire.opacity() == 0.5
    assert wire.pen().dashPattern()


def test_frame_follows_its_members_and_goes_with_the_last(scene: GraphScene) -> None:
    graph = digits().graph
    top = scene.words.frames["f1"].pos().y()

    places = {name: (graph.nodes[name].place[0], -80.0) for name in graph.frames[0].members}
    show(scene, move(graph, places))
    assert scene.words.frames["f1"].pos().y() == top - 80

    show(scene, remove(graph, graph.frames[0].members))
    assert "f1" not in scene.words.frames


def test_linked_node_is_tied_to_its_twin(scene: GraphScene) -> None:
    graph = freeze(link(digits().graph, "n7", "n3"), ["n3"])

    show(scene, graph)
    assert len(scene.words.items) == len(graph.frames) + 1
    assert scene.nodes["n7"].face.is_linked
    assert scene.nodes["n3"].face.is_frozen

    show(scene, digits().graph)
    assert len(scene.words.items) == len(graph.frames)


def test_notes_are_words_on_the_canvas(scene: GraphScene) -> None:
    graph = replace(digits().graph, notes=(Note("t1", "Two rows", (0.0, 320.0)),))

    show(scene, graph)

    assert [item.note.text for item in scene.words.notes.values()] == ["Two rows"]


def test_far_scene_is_drawn_by_one_item(scene: GraphScene) -> None:
    flag = NodeItem.GraphicsItemFlag.ItemHasNoContents

    scene.show_far(is_far=True)
    assert all(item.flags() & flag for item in scene.nodes.values())
    show(scene, rename(digits().graph, CODE, "Bottleneck"))
    assert all(item.flags() & flag for item in scene.wiring.items.values())

    scene.show_far(is_far=False)
    assert not any(item.flags() & flag for item in scene.nodes.values())


def test_extent_holds_the_wires_that_turn_back(scene: GraphScene) -> None:
    assert scene.extent.left() < 0 - 12
    assert scene.extent.contains(scene.content)


def test_a_scene_that_settles_has_the_courses_of_all_its_wires(qapp: QApplication) -> None:
    made = GraphScene(look(DARK))
    show(made, grid(12, 10).graph)
    waited = made.wiring.is_waiting

    made.settle()

    assert (waited, made.wiring.is_waiting) == (True, False)
    assert not any(timer.isActive() for timer in made.findChildren(QTimer))

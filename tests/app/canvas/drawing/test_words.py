from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.canvas.drawing.frame_item import FrameName
from app.canvas.drawing.look import WORDLESS_BELOW, look
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.scene import GraphScene
from app.theme.tokens import DARK
from engine.document.edits import rename
from engine.document.values import Document, Graph, Note
from engine.shapes.check import check
from tests.app.canvas.example import digits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def scene(qapp: QApplication) -> GraphScene:
    made = GraphScene(look(DARK))
    show(made, digits().graph)
    return made


def show(scene: GraphScene, graph: Graph) -> None:
    scene.show_graph(graph, check(Document(graph=graph)))


def decoder(scene: GraphScene) -> tuple[FrameName, list[NodeItem]]:
    (found,) = (each for each in scene.words.frames.values() if each.words == "DECODER")
    return found, [scene.nodes[name] for name in found.frame.members]


@pytest.mark.parametrize("zoom", [WORDLESS_BELOW, 0.6, 1.0, 3.0])
def test_the_name_of_a_frame_stays_above_its_members(scene: GraphScene, zoom: float) -> None:
    name, members = decoder(scene)
    area = name.area(zoom).translated(name.pos())
    assert area.bottom() < min(item.rect[1] for item in members)
    assert area.left() == min(item.rect[0] for item in members)


def test_the_name_of_a_frame_ends_where_its_members_do(scene: GraphScene) -> None:
    name, members = decoder(scene)
    name.show_frame(replace(name.frame, title="A name that is much longer than " * 5), "")
    right = max(item.rect[2] for item in members)
    assert name.area(0.5).translated(name.pos()).right() == right


def test_a_name_grows_only_where_it_would_be_too_small_to_read(scene: GraphScene) -> None:
    name, _ = decoder(scene)
    assert name.area(1.0) == name.area(2.0)
    assert name.area(0.5).height() > name.area(1.0).height()
    assert name.boundingRect().contains(name.area(0.7))


def test_fitting_shows_a_note_that_lies_apart(scene: GraphScene) -> None:
    before = scene.content
    graph = digits().graph
    far = Graph(graph.nodes, graph.wires, graph.frames, (Note("t", "Far away", (0.0, 900.0)),))
    show(scene, far)
    assert scene.content.bottom() > 900 > before.bottom()


def test_a_renamed_node_leaves_the_names_alone(scene: GraphScene) -> None:
    name, _ = decoder(scene)
    show(scene, rename(digits().graph, "n6", "Other"))
    assert decoder(scene)[0] is name

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.inspector.link_row import LinkRow, twins
from app.session import Session
from engine.document.edits import add, connect, link, mute, set_parameter
from engine.document.values import End, Node
from engine.drawing import Drawing
from engine.language import Map
from engine.shapes.check import check

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def doubled(session: Session) -> Session:
    """Beside the first encoder stands one like it."""
    twin = Node("n9", "dense", "Twin", parameters=Map({"units": 128}))
    graph = connect(add(session.graph, twin), End("n2", "y"), End("n9", "x"))
    session.edit("Add", graph)
    return session


def of(session: Session, node: str) -> list[str]:
    graph = session.graph
    return [twin.id for twin in twins(graph.nodes[node], graph, session.checked)]


def test_a_twin_is_the_same_block_with_the_same_parameters(doubled: Session) -> None:
    assert of(doubled, "n9") == ["n3"]
    assert of(doubled, "n4") == []

    doubled.edit("Narrow", set_parameter(doubled.graph, ["n9"], "units", 64))

    assert of(doubled, "n3") == []


def test_a_twin_gets_values_of_the_same_shape(doubled: Session) -> None:
    doubled.edit("Narrow", set_parameter(doubled.graph, ["n9"], "units", 64))

    assert of(doubled, "n4") == []


def test_blocks_without_weights_have_no_twins(doubled: Session) -> None:
    doubled.edit("Add", add(doubled.graph, Node("n10", "flatten", "Flat")))

    assert of(doubled, "n10") == []
    assert twins(Node("n1", "from_the_future", "New"), doubled.graph, doubled.checked) == ()


def test_links_make_no_chains(doubled: Session) -> None:
    third = Node("n10", "dense", "Third", parameters=Map({"units": 128}))
    graph = connect(add(doubled.graph, third), End("n2", "y"), End("n10", "x"))
    doubled.edit("Link", link(graph, "n9", "n3"))

    assert of(doubled, "n10") == ["n3"]
    assert of(doubled, "n3") == []
    assert of(doubled, "n9") == ["n3", "n10"]


def test_a_muted_node_lends_no_weights(doubled: Session) -> None:
    doubled.edit("Mute", mute(doubled.graph, ["n3"]))

    assert of(doubled, "n9") == []


def test_every_twin_that_is_offered_can_be_linked_to(doubled: Session) -> None:
    before = doubled.checked.problems

    doubled.edit("Link", link(doubled.graph, "n9", "n3"))

    assert [found for found in doubled.checked.problems if found not in before] == []


def test_a_part_lends_its_weights_to_what_iterates_it() -> None:
    drawing = Drawing()
    same = Drawing()
    flat = same.place("flatten", same.place("input", title="x"))
    made = same.place("probability", flat, shape=(8, 8))
    same.place("output", made, title="y")
    drawing.part("Same", same.graph)
    digits = drawing.place("dataset", data="digits")
    once = drawing.place("part", digits["images"], part="Same")
    noise = drawing.place("noise", shape=(8, 8))
    again = drawing.place("iterate", noise, part="Same", steps=300)
    stack = drawing.place("repeat", noise, part="Same")
    document = drawing.document
    found = check(document)

    def lending(node: str) -> list[str]:
        graph = document.graph
        return [twin.id for twin in twins(graph.nodes[node], graph, found)]

    assert lending(again.id) == [once.id]
    assert lending(once.id) == [again.id]
    assert lending(stack.id) == []


def test_a_row_without_twins_is_hidden(doubled: Session, qtbot: QtBot) -> None:
    row = LinkRow()
    qtbot.addWidget(row)
    graph = doubled.graph

    row.show_twins(graph.nodes["n4"], graph, doubled.checked)
    assert row.isHidden()

    row.show_twins(graph.nodes["n9"], graph, doubled.checked)
    assert not row.isHidden()
    assert [row.box.itemText(place) for place in range(row.box.count())] == [
        "Its own",
        "Encoder 1",
    ]
    assert row.box.currentText() == "Its own"


def test_a_link_that_does_not_fit_any_more_is_shown_and_can_be_taken_back(
    doubled: Session, qtbot: QtBot
) -> None:
    row = LinkRow()
    qtbot.addWidget(row)
    graph = set_parameter(link(doubled.graph, "n9", "n3"), ["n9"], "units", 7)
    doubled.edit("Link", graph)

    row.show_twins(graph.nodes["n9"], graph, doubled.checked)

    assert row.box.currentText() == "Encoder 1"
    with qtbot.waitSignal(row.chosen) as told:
        row.box.activated.emit(0)
    assert told.args == [""]


def test_a_link_to_a_node_that_is_gone_can_be_taken_back(doubled: Session, qtbot: QtBot) -> None:
    row = LinkRow()
    qtbot.addWidget(row)
    graph = link(doubled.graph, "n4", "gone")
    doubled.edit("Link", graph)

    row.show_twins(graph.nodes["n4"], graph, doubled.checked)

    assert row.box.currentText() == "gone"
    assert "same" in row.help_words

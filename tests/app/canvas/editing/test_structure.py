from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.around import Around
from engine.document.files import read_document
from engine.document.framing import put_frame
from engine.document.values import Document, Frame
from engine.examples import example_paths
from engine.shapes.collapsing import collapse

if TYPE_CHECKING:
    from tests.app.canvas.conftest import Open
    from tests.app.canvas.hand import Hand

ENCODER = ("n2", "n3", "n4", "n5")
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def autoencoder() -> Document:
    return read_document(example_paths()["digits-autoencoder"])


@pytest.fixture
def hand(open_canvas: Open) -> Hand:
    made = open_canvas(autoencoder())
    made.canvas.fit()
    return made


@pytest.fixture
def inside(open_canvas: Open) -> tuple[Hand, str]:
    collapsed = collapse(autoencoder(), ENCODER, "Encoder")
    made = open_canvas(collapsed.document)
    made.canvas.fit()
    made.double_click(below_title(made, collapsed.node))
    return made, collapsed.node


def below_title(hand: Hand, node: str) -> QPoint:
    rect = hand.canvas.node_rect(node)
    return QPoint(rect.center().x(), rect.bottom() - rect.height() // 6)


def collapsed_by_keys(hand: Hand, title: str = "") -> str:
    hand.session.select(ENCODER)
    hand.key(Qt.Key.Key_G, CONTROL)
    QTest.keyClicks(hand.canvas.overlays.title, title)
    QTest.keyClick(hand.canvas.overlays.title, Qt.Key.Key_Return)
    return hand.selected[0]


def test_ctrl_g_makes_a_part_whose_title_is_typed_at_once_as_one_step(hand: Hand) -> None:
    before = hand.session.document
    node = collapsed_by_keys(hand, "Encoder")
    assert hand.graph.nodes[node].title == "Encoder"
    assert list(hand.session.document.parts) == ["Encoder"]
    assert (hand.steps, hand.last_step) == (1, "Collapse 4 blocks")
    hand.session.history.undo()
    assert hand.session.document == before


def test_a_frame_becomes_a_part_that_is_called_like_it(hand: Hand) -> None:
    graph = put_frame(hand.graph, Frame("f9", "Eye", tuple(ENCODER)))
    hand.session.edit("Frame", graph)
    hand.session.select([], Around(frames=("f9",)))

    hand.key(Qt.Key.Key_G, CONTROL)

    assert list(hand.session.document.parts) == ["Eye"]
    assert hand.session.document.parts["Eye"].frames == (Frame("f9", "Eye", tuple(ENCODER)),)


def test_ctrl_shift_g_puts_the_blocks_back(hand: Hand) -> None:
    before = hand.graph
    collapsed_by_keys(hand)
    hand.key(Qt.Key.Key_G, CONTROL_SHIFT)
    titles = [node.title for node in before.nodes.values()]
    assert sorted(node.title for node in hand.graph.nodes.values()) == sorted(titles)
    assert len(hand.selected) == len(ENCODER)
    assert {before.nodes[name].place for name in ENCODER} == {
        hand.graph.nodes[name].place for name in hand.selected
    }


def path(hand: Hand) -> list[str]:
    return list(hand.session.inside)


def test_what_cannot_be_a_part_is_refused_in_a_sentence(hand: Hand) -> None:
    told: list[str] = []
    hand.canvas.refused.connect(told.append)
    hand.session.select(["n1"])
    hand.key(Qt.Key.Key_G, CONTROL)
    hand.session.select(["n3"])
    hand.key(Qt.Key.Key_G, CONTROL_SHIFT)
    assert told[0].startswith("Digits cannot be inside a Part")
    assert told[1] == "Select a placed Part or a Repeat first."
    assert hand.steps == 0


def test_a_double_click_enters_a_part_and_escape_leaves_it(inside: tuple[Hand, str]) -> None:
    hand, node = inside
    assert path(hand) == [node]
    assert hand.graph is hand.session.document.parts["Encoder"]
    hand.key(Qt.Key.Key_Escape)
    assert path(hand) == []
    assert hand.selected == [node]


def test_enter_enters_a_part_and_changes_any_other_block(inside: tuple[Hand, str]) -> None:
    hand, node = inside
    hand.key(Qt.Key.Key_Up, CONTROL)
    hand.key(Qt.Key.Key_Return)
    assert path(hand) == [node]
    hand.session.select(["n3"])
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.overlays.values.isVisible()


def test_ctrl_down_enters_a_part_and_ctrl_up_leaves_it(inside: tuple[Hand, str]) -> None:
    hand, node = inside
    hand.key(Qt.Key.Key_Up, CONTROL)
    assert path(hand) == []
    hand.key(Qt.Key.Key_Down, CONTROL)
    assert path(hand) == [node]


def test_what_is_drawn_inside_is_an_edit_of_the_part(inside: tuple[Hand, str]) -> None:
    hand, _ = inside
    hand.session.select(["n4"])
    hand.key(Qt.Key.Key_Delete)
    assert "n4" not in hand.session.document.parts["Encoder"].nodes
    assert hand.last_step == "Delete Encoder 2"


def test_undo_shows_the_part_in_which_the_step_was_made(inside: tuple[Hand, str]) -> None:
    hand, node = inside
    hand.session.select(["n4"])
    hand.key(Qt.Key.Key_Delete)
    hand.session.leave()
    hand.session.history.undo()
    assert path(hand) == [node]
    assert "n4" in hand.graph.nodes


def test_leaving_a_part_shows_what_was_seen_before(open_canvas: Open) -> None:
    collapsed = collapse(autoencoder(), ENCODER, "Encoder")
    hand = open_canvas(collapsed.document)
    hand.canvas.camera.zoom_by(1.5)
    before = hand.canvas.camera.seen.center()
    hand.session.enter(collapsed.node)
    hand.session.leave()
    assert hand.canvas.zoom == pytest.approx(1.5)
    assert (hand.canvas.camera.seen.center() - before).manhattanLength() < 3


def test_renaming_a_placed_part_that_is_called_as_its_part_renames_both(
    inside: tuple[Hand, str],
) -> None:
    hand, node = inside
    hand.session.leave()
    hand.canvas.titling.node(node)
    hand.canvas.overlays.title.setText("Eye")
    hand.canvas.overlays.title.finish()
    assert list(hand.session.document.parts) == ["Eye"]
    assert hand.graph.nodes[node].parameters["part"] == "Eye"


def test_ctrl_shift_d_copies_blocks_that_share_their_weights(hand: Hand) -> None:
    hand.session.select(["n2", "n3"])
    hand.key(Qt.Key.Key_D, CONTROL_SHIFT)
    flatten, dense = (hand.graph.nodes[name] for name in hand.selected)
    assert (flatten.linked_to, dense.linked_to) == ("", "n3")
    assert hand.steps == 1


def test_ctrl_r_repeats_a_part_and_back_places_each_copy(hand: Hand) -> None:
    hand.session.select(["n4"])
    hand.key(Qt.Key.Key_G, CONTROL)
    hand.canvas.overlays.title.finish()
    (node,) = hand.selected
    hand.key(Qt.Key.Key_R, CONTROL)
    assert hand.graph.nodes[node].block == "repeat"
    hand.key(Qt.Key.Key_R, CONTROL)
    assert [hand.graph.nodes[name].block for name in hand.selected] == ["part"] * 4
    assert hand.last_step == "Expand Part"


def test_a_linked_copy_of_a_part_is_tied_to_it(inside: tuple[Hand, str]) -> None:
    hand, node = inside
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_D, CONTROL_SHIFT)
    assert hand.graph.nodes[hand.selected[0]].linked_to == node


def test_a_part_is_placed_again_with_weights_of_its_own(inside: tuple[Hand, str]) -> None:
    hand, _ = inside
    hand.session.leave()
    node = hand.canvas.add_block("part:Encoder")
    placed = hand.graph.nodes[node]
    assert (placed.block, placed.title, placed.linked_to) == ("part", "Encoder 2", "")
    assert placed.parameters["part"] == "Encoder"


def test_the_search_inside_a_part_offers_its_border(inside: tuple[Hand, str]) -> None:
    hand, _ = inside
    hand.key(Qt.Key.Key_Tab)
    QTest.keyClicks(hand.canvas.overlays.search.field, "output")
    QTest.keyClick(hand.canvas.overlays.search.field, Qt.Key.Key_Return)
    assert hand.graph.nodes[hand.selected[0]].block == "output"


def test_a_copied_part_is_pasted_into_another_document(inside: tuple[Hand, str]) -> None:
    hand, _ = inside
    hand.session.leave()
    hand.key(Qt.Key.Key_C, CONTROL)
    encoder = hand.session.document.parts["Encoder"]
    hand.session.open(autoencoder())
    hand.key(Qt.Key.Key_V, CONTROL)
    assert hand.session.document.parts["Encoder"].nodes == encoder.nodes
    assert hand.steps == 1


def test_a_part_that_is_pasted_beside_itself_is_the_same_part(inside: tuple[Hand, str]) -> None:
    hand, _ = inside
    hand.session.leave()
    hand.key(Qt.Key.Key_C, CONTROL)
    hand.key(Qt.Key.Key_V, CONTROL)
    assert list(hand.session.document.parts) == ["Encoder"]
    assert hand.graph.nodes[hand.selected[0]].parameters["part"] == "Encoder"

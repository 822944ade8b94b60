from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.around import Around
from engine.document.edits import set_parameter
from engine.document.values import Document, Frame
from tests.app.canvas.example import CODE, DECODER, digits, two_layers
from tests.app.canvas.framed import area, bar, members, scene_of, title, titles
from tests.app.canvas.hand import SHIFT, Hand

Open = Callable[[Document], Hand]
Key, ALT, CONTROL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_frame_is_made_and_named_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a", "b"])

    hand.key(Key.Key_J)
    QTest.keyClicks(hand.canvas.overlays.title, "Halves")
    QTest.keyClick(hand.canvas.overlays.title, Key.Key_Return)

    assert hand.graph.frames == (Frame("f1", "Halves", ("a", "b")),)
    assert (hand.last_step, hand.steps) == ("Frame 2 blocks", 1)
    assert (hand.selected, hand.session.around) == ([], Around(frames=("f1",)))
    hand.session.history.undo()
    assert not hand.graph.frames


def test_a_frame_lies_around_its_members_and_grows_with_them(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before = area(hand, "f1")
    assert all(before.contains(scene_of(hand).rect_of(node)) for node in members(hand, "f1"))

    hand.session.select(["n1"])
    hand.key(Key.Key_Up, ALT)

    assert area(hand, "f1").top() == before.top() - 8
    assert all(
        area(hand, "f1").contains(scene_of(hand).rect_of(node)) for node in members(hand, "f1")
    )


@pytest.mark.parametrize("grip", [title, bar])
def test_a_frame_is_dragged_with_its_members_in_one_step(
    open_canvas: Open, grip: Callable[[Hand, str], QPoint]
) -> None:
    hand = open_canvas(digits())
    start, document = grip(hand, "f1"), hand.session.document

    hand.drag(start, start - QPoint(0, 40))

    assert {hand.graph.nodes[name].place[1] for name in members(hand, "f1")} == {-40.0}
    assert (hand.last_step, hand.steps) == ("Move the frame Encoder", 1)
    assert (hand.selected, hand.session.around) == ([], Around(frames=("f1",)))
    hand.session.history.undo()
    assert hand.session.document == document


def test_a_click_on_a_title_selects_the_frame_and_with_shift_one_more(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.click(title(hand, "f1"))
    assert hand.session.around == Around(frames=("f1",))
    assert scene_of(hand).words.frames["f1"].area_item.is_bright

    hand.click(hand.middle(CODE), SHIFT)
    hand.click(title(hand, "f2"), SHIFT)
    hand.click(title(hand, "f1"), SHIFT)
    assert (hand.selected, hand.session.around) == ([CODE], Around(frames=("f2",)))
    assert not scene_of(hand).words.frames["f1"].area_item.is_bright

    hand.click(hand.middle(DECODER))
    assert (hand.selected, hand.session.around) == ([DECODER], Around())


def test_deleting_a_frame_keeps_its_blocks(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f1"))

    hand.key(Key.Key_Delete)

    assert titles(hand) == ["Decoder"]
    assert hand.graph.nodes == digits().graph.nodes
    assert hand.last_step == "Delete the frame Encoder"


@pytest.mark.parametrize("is_by_key", [True, False])
def test_a_frame_is_renamed_in_place(open_canvas: Open, is_by_key: bool) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f1"))
    if is_by_key:
        hand.key(Key.Key_F2)
    else:
        hand.double_click(title(hand, "f1"))

    QTest.keyClicks(hand.canvas.overlays.title, "Into  the code")
    QTest.keyClick(hand.canvas.overlays.title, Key.Key_Return)

    assert titles(hand) == ["Into the code", "Decoder"]
    assert hand.last_step == "Rename Encoder to Into the code"


def test_a_title_that_was_given_up_is_not_kept(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.double_click(title(hand, "f1"))

    QTest.keyClicks(hand.canvas.overlays.title, "Other")
    QTest.keyClick(hand.canvas.overlays.title, Key.Key_Escape)

    assert (titles(hand), hand.steps) == (["Encoder", "Decoder"], 0)


def test_keys_select_a_frame_and_then_its_blocks(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])

    hand.key(Key.Key_J, CONTROL | SHIFT)
    assert (hand.selected, hand.session.around) == ([], Around(frames=("f1",)))

    hand.key(Key.Key_J, CONTROL | SHIFT)
    assert (set(hand.selected), hand.session.around) == (members(hand, "f1"), Around())


def test_keys_move_a_frame_with_its_blocks(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f1"))

    hand.key(Key.Key_Up, ALT)
    hand.key(Key.Key_Up, ALT)

    assert {hand.graph.nodes[name].place[1] for name in members(hand, "f1")} == {-16.0}
    assert hand.steps == 1


def test_keys_add_a_block_to_the_nearest_frame_and_take_it_out(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])

    hand.key(Key.Key_J, SHIFT)
    assert CODE in members(hand, "f2")
    assert hand.last_step == "Add Code to Decoder"

    hand.key(Key.Key_J, ALT)
    assert CODE not in members(hand, "f1") | members(hand, "f2")
    assert hand.last_step == "Take Code out of Encoder"


def test_a_block_is_added_to_the_frame_that_is_selected_with_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([DECODER], Around(frames=("f1",)))

    hand.key(Key.Key_J, SHIFT)

    assert DECODER in members(hand, "f1")


def test_a_frame_goes_when_all_its_blocks_are_taken_out(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(hand.graph.frames[0].members)

    hand.key(Key.Key_J, ALT)

    assert titles(hand) == ["Decoder"]


def test_selecting_all_and_a_box_around_a_frame_select_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.editor.choose_all()
    assert hand.session.around == Around(frames=("f1", "f2"))

    around = hand.canvas.mapFromScene(area(hand, "f2").adjusted(-4, -4, 4, 4)).boundingRect()
    hand.drag(around.topLeft(), around.bottomRight())
    assert set(hand.selected) == members(hand, "f2")
    assert hand.session.around == Around(frames=("f2",))


def test_fitting_a_selected_frame_shows_all_of_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f2"))

    hand.canvas.fit_selection()

    assert hand.canvas.camera.seen.contains(area(hand, "f2"))


def test_a_frame_says_who_trains_it_as_soon_as_that_is_so(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    item = scene_of(hand).words.frames["f2"]
    before = item.area(1.0).width()
    assert item.owner == ""

    hand.session.edit("x", set_parameter(hand.graph, ["n10"], "trains", ("n6", "n7", "n8")))

    assert item.owner == "trained by Adam"
    assert item.area(1.0).width() > before + 60


def test_a_frame_whose_first_title_was_given_up_is_renamed_in_a_step_of_its_own(
    open_canvas: Open,
) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a", "b"])
    hand.key(Key.Key_J)
    QTest.keyClick(hand.canvas.overlays.title, Key.Key_Escape)

    hand.canvas.framing.rename("f1", "Halves")

    assert hand.steps == 2
    hand.session.history.undo()
    assert titles(hand) == ["Frame"]

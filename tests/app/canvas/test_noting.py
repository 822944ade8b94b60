from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.around import Around
from engine.document.values import Document, Note
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.framed import area, scene_of, title
from tests.app.canvas.hand import CONTROL, SHIFT, Hand

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

Open = Callable[[Document], Hand]
Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
HERE = Note("t1", "Look *here*", (320.0, -120.0))


def noted(*notes: Note) -> Document:
    return replace(digits(), graph=replace(digits().graph, notes=notes or (HERE,)))


def rect(hand: Hand, note: str = "t1") -> QRectF:
    return scene_of(hand).words.notes[note].rect


def middle(hand: Hand, note: str = "t1") -> QPoint:
    return hand.canvas.mapFromScene(rect(hand, note).center())


def edge(hand: Hand, note: str = "t1") -> QPoint:
    place = rect(hand, note)
    return hand.canvas.mapFromScene(place.center() + (place.topRight() - place.topLeft()) / 2)


def write(hand: Hand, text: str, key: Qt.Key = Key.Key_Escape) -> None:
    field = hand.canvas.overlays.note
    assert field.isVisible()
    QTest.keyClick(field, Key.Key_A, CONTROL)
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key, CONTROL if key == Key.Key_Return else Qt.KeyboardModifier(0))
    assert not field.isVisible()


def texts(hand: Hand) -> list[str]:
    return [note.text for note in hand.graph.notes]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_a_note_is_written_in_one_step_where_nothing_stands(open_canvas: Open, key: Qt.Key) -> None:
    hand = open_canvas(digits())

    hand.key(Key.Key_N)
    write(hand, "Two numbers", key)

    assert texts(hand) == ["Two numbers"]
    assert (hand.last_step, hand.steps) == ("Add a note", 1)
    assert hand.session.around == Around(notes=("t1",))
    taken = [scene_of(hand).rect_of(node) for node in hand.graph.nodes]
    assert not any(rect(hand).intersects(each) for each in (*taken, area(hand, "f1")))


def test_a_note_without_words_is_none(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.key(Key.Key_N)
    write(hand, "  ")
    assert (texts(hand), hand.steps) == ([], 0)


def test_a_click_elsewhere_keeps_what_was_written(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.key(Key.Key_N)
    QTest.keyClicks(hand.canvas.overlays.note, "Here")

    hand.click(QPoint(780, 580))

    assert texts(hand) == ["Here"]


def test_undo_while_a_note_is_written_does_not_mix_the_two(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    hand.canvas.editor.rename(CODE, "Bottleneck")
    hand.double_click(middle(hand))
    QTest.keyClicks(hand.canvas.overlays.note, " more")

    hand.session.history.undo()

    assert (texts(hand), hand.graph.nodes[CODE].title) == (["Look *here*"], "Code")
    assert not hand.canvas.overlays.note.isVisible()


@pytest.mark.parametrize("is_by_key", [True, False])
def test_a_note_is_changed_in_place(open_canvas: Open, is_by_key: bool) -> None:
    hand = open_canvas(noted())
    if is_by_key:
        hand.click(middle(hand))
        hand.key(Key.Key_F2)
    else:
        hand.double_click(middle(hand))

    write(hand, "Look there")

    assert hand.graph.notes == (replace(HERE, text="Look there"),)
    assert (hand.last_step, hand.steps) == ("Change a note", 1)


def test_a_note_whose_words_are_taken_away_goes(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    hand.double_click(middle(hand))
    write(hand, "")
    assert (texts(hand), hand.last_step) == ([], "Delete a note")


def test_a_note_is_dragged_on_the_grid_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(noted())

    hand.drag(middle(hand), middle(hand) + QPoint(43, -21))

    assert hand.graph.notes[0].place == (360.0, -144.0)
    assert (hand.last_step, hand.steps) == ("Move a note", 1)


def test_a_note_is_dragged_with_the_blocks_that_are_selected_with_it(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    hand.click(middle(hand))
    hand.click(hand.middle(CODE), SHIFT)
    assert (hand.selected, hand.session.around) == ([CODE], Around(notes=("t1",)))

    hand.drag(middle(hand), middle(hand) - QPoint(0, 24))

    assert (hand.graph.notes[0].place, hand.graph.nodes[CODE].place) == (
        (320.0, -144.0),
        (640.0, -24.0),
    )
    assert (hand.last_step, hand.steps) == ("Move Code, a note", 1)


def test_a_drag_of_a_note_is_given_up(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    before = rect(hand)
    hand.carry(middle(hand), middle(hand) + QPoint(80, 80))
    assert rect(hand) != before
    hand.key(Key.Key_Escape)
    assert (rect(hand), hand.steps) == (before, 0)


def test_a_note_in_a_frame_goes_along_with_it(open_canvas: Open) -> None:
    inside = replace(HERE, place=(120.0, 10.0))
    hand = open_canvas(noted(inside, replace(HERE, id="t2", place=(0.0, -160.0))))

    hand.drag(title(hand, "f1"), title(hand, "f1") - QPoint(0, 40))

    assert [note.place for note in hand.graph.notes] == [(120.0, -30.0), (0.0, -160.0)]
    assert hand.last_step == "Move the frame Encoder"


def test_keys_move_and_delete_a_note(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    hand.click(middle(hand))

    hand.key(Key.Key_Down, ALT)
    assert hand.graph.notes[0].place == (320.0, -112.0)

    hand.key(Key.Key_Delete)
    assert (texts(hand), hand.last_step) == ([], "Delete a note")


def test_a_box_selects_a_note_that_it_touches(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    hand.drag(middle(hand) - QPoint(120, 60), middle(hand))
    assert (hand.selected, hand.session.around) == ([], Around(notes=("t1",)))


def test_a_note_is_made_wider_by_its_right_edge(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    before = rect(hand).width()

    hand.drag(edge(hand), edge(hand) + QPoint(100, 0))

    assert hand.graph.notes[0].width == pytest.approx(before + 100, abs=4)
    assert hand.graph.notes[0].width % 8 == 0
    assert rect(hand).width() == hand.graph.notes[0].width
    assert (hand.last_step, hand.steps) == ("Resize a note", 1)


def test_a_click_on_the_edge_and_a_drag_that_is_given_up_change_nothing(open_canvas: Open) -> None:
    hand = open_canvas(noted())
    before = rect(hand)
    hand.click(edge(hand))
    hand.press(edge(hand))
    hand.move(edge(hand) + QPoint(1, 0))
    hand.release(edge(hand) + QPoint(1, 0))
    hand.carry(edge(hand), edge(hand) + QPoint(100, 0))
    assert rect(hand) != before
    hand.key(Key.Key_Escape)
    assert (rect(hand), hand.steps) == (before, 0)


def test_a_note_lies_above_wires_and_below_nodes(open_canvas: Open) -> None:
    hand = open_canvas(noted(replace(HERE, place=(640.0, 8.0))))
    hand.click(hand.middle(CODE))
    assert (hand.selected, hand.session.around) == ([CODE], Around())

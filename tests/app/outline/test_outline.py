from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from app.around import Around
from app.canvas.keyboard.walking import AtPort, Spot
from app.outline.outline import Outline
from engine.document.edits import rename
from engine.document.framing import put_note
from engine.document.values import Document, End, Note
from tests.app.canvas.example import digits, two_layers_wired
from tests.app.canvas.hand import CONTROL, Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

Open = Callable[[Document], tuple[Hand, Outline]]
Key = Qt.Key


@pytest.fixture
def opened(open_canvas: Callable[[Document], Hand], appearance: Appearance) -> Open:
    """A canvas and its outline."""

    def open_both(document: Document) -> tuple[Hand, Outline]:
        hand = open_canvas(document)
        outline = Outline(hand.session, hand.canvas, appearance, hand.canvas)
        outline.resize(600, 400)
        outline.show()
        return hand, outline

    return open_both


def choose(outline: Outline, spot: Spot) -> QModelIndex:
    """Make the line of a place current, as a click or the keys do."""
    index = outline.model.of_spot(spot)
    assert index.isValid()
    outline.tree.setCurrentIndex(index)
    return index


def chosen(outline: Outline) -> list[str]:
    return [index.data() for index in outline.tree.selectionModel().selectedRows()]


def test_the_model_keeps_the_rules_of_qt(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())
    QAbstractItemModelTester(outline.model, outline)

    hand.session.select(["a"])
    hand.key(Key.Key_Delete)

    assert outline.model.rowCount() == 1


def test_what_is_chosen_in_the_outline_is_chosen_on_the_canvas(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())
    (wire,) = hand.wires

    choose(outline, "b")
    assert hand.selected == ["b"]

    choose(outline, AtPort(End("a", "y"), is_input=False))
    assert hand.canvas.walk.port == AtPort(End("a", "y"), is_input=False)

    choose(outline, wire)
    assert hand.canvas.choice.wires == (wire,)
    assert hand.selected == []


def test_what_is_chosen_on_the_canvas_is_chosen_in_the_outline(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())

    hand.session.select(["a", "b"])
    assert chosen(outline) == ["Left", "Right"]

    hand.session.select(["a"])
    hand.key(Key.Key_Right, CONTROL)
    assert chosen(outline) == ["Output y"]

    hand.key(Key.Key_Right)
    assert chosen(outline) == ["to Right, x"]


def test_several_are_chosen_together(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())
    choose(outline, "a")

    both = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    outline.tree.selectionModel().select(outline.model.of_spot("b"), both)

    assert hand.selected == ["a", "b"]


def test_a_block_is_renamed_in_place(opened: Open, qtbot: QtBot) -> None:
    hand, outline = opened(two_layers_wired())
    choose(outline, "b")
    outline.tree.setFocus()

    QTest.keyClick(outline.tree, Key.Key_F2)
    field = outline.tree.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "Second")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: hand.steps == 1)

    assert hand.graph.nodes["b"].title == "Second"
    assert hand.last_step == "Rename Right to Second"
    assert outline.model.of_spot("b").data() == "Second"


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_takes_a_block_or_a_wire_away(opened: Open, key: Qt.Key) -> None:
    hand, outline = opened(two_layers_wired())

    choose(outline, hand.wires[0])
    QTest.keyClick(outline.tree, key)
    assert (hand.wires, len(hand.graph.nodes)) == ([], 2)

    choose(outline, "b")
    QTest.keyClick(outline.tree, key)
    assert set(hand.graph.nodes) == {"a"}


def test_what_was_open_stays_open_when_the_document_changes(opened: Open) -> None:
    hand, outline = opened(digits())
    outline.tree.setExpanded(outline.model.of_spot("n3"), True)

    hand.session.edit("Rename", rename(hand.graph, "n3", "First"))

    index = outline.model.of_spot("n3")
    assert index.data() == "First"
    assert outline.tree.isExpanded(index)
    assert not outline.tree.isExpanded(outline.model.of_spot("n4"))


def test_nothing_is_listed_anew_while_nobody_looks(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())
    outline.hide()
    hand.canvas.editor.choose_all()
    hand.canvas.editor.delete()
    assert outline.model.rowCount() == 2

    outline.show()
    assert outline.model.rowCount() == 0


def test_every_line_is_told_in_a_sentence(opened: Open) -> None:
    _, outline = opened(two_layers_wired())
    told = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in outline.model.indexes()]

    assert outline.tree.accessibleName() == "Outline"
    assert "Output y of Left" in told
    assert "Wire from Left, y to Right, x" in told


def test_enter_goes_to_the_canvas(opened: Open) -> None:
    hand, outline = opened(two_layers_wired())
    choose(outline, "a")
    outline.tree.setFocus()
    assert not hand.canvas.hasFocus()

    QTest.keyClick(outline.tree, Key.Key_Return)

    assert hand.canvas.hasFocus()


def test_a_frame_is_chosen_renamed_and_deleted_from_the_outline(opened: Open, qtbot: QtBot) -> None:
    hand, outline = opened(digits())
    spot = Around(frames=("f1",))
    index = choose(outline, spot)
    assert (hand.selected, hand.session.around) == ([], spot)

    outline.tree.edit(index)
    field = outline.tree.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Encoder"
    field.setText("Into the code")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: hand.graph.frames[0].title == "Into the code")

    QTest.keyClick(outline.tree, Key.Key_Delete)
    assert [frame.title for frame in hand.graph.frames] == ["Decoder"]
    assert len(hand.graph.nodes) == 10


def test_frames_and_notes_that_are_chosen_on_the_canvas_are_so_in_the_outline(opened: Open) -> None:
    hand, outline = opened(digits())
    hand.session.edit("Note", put_note(hand.graph, Note("t1", "Here")))

    hand.session.select(["n3"], Around(("f2",), ("t1",)))

    assert set(chosen(outline)) == {"Encoder 1", "Frame Decoder", "Note: Here"}


def test_an_arrow_leads_from_a_frame_to_its_first_block(opened: Open) -> None:
    hand, outline = opened(digits())
    choose(outline, Around(frames=("f2",)))

    hand.key(Key.Key_Right)

    assert hand.selected == [hand.graph.frames[1].members[0]]

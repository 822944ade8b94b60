from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.document.values import Document
from tests.app.canvas.example import digits, two_layers, two_layers_wired
from tests.app.canvas.hand import CONTROL, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key


def listening(hand: Hand) -> list[str]:
    """All that is said from now on."""
    said: list[str] = []
    hand.canvas.announcer.said.connect(said.append)
    return said


def test_what_is_added_connected_removed_and_undone_is_said(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])
    hand.key(Key.Key_Right, CONTROL)
    hand.key(Key.Key_Return)
    said = listening(hand)

    QTest.keyClick(hand.canvas.overlays.ports.field, Key.Key_Return)
    assert said[0].startswith("Connected Left to Right")

    hand.canvas.add_block("flatten")
    assert said[-1].startswith("Added Flatten")

    hand.key(Key.Key_Delete)
    assert said[-1].startswith("Removed Flatten")

    hand.session.history.undo()
    assert said[-1].startswith("Undone: Delete Flatten")


def test_where_the_keys_walk_is_said(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a"])
    said = listening(hand)

    hand.key(Key.Key_Right, CONTROL)
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Right)

    assert [words.partition(",")[0].partition(":")[0] for words in said] == [
        "Output y of Left",
        "Wire from Left",
        "Input x of Right",
        "Right",
    ]


def test_another_document_and_what_shows_nowhere_are_no_change(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.canvas.add_block("flatten")
    said = listening(hand)

    hand.session.open(digits())
    assert said == []

    hand.session.select(["n3"])
    hand.key(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert said == []

    hand.key(Key.Key_Delete)
    assert said[-1].startswith("Removed Encoder 1")

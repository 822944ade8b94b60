from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine.document.files import read_document, write_document
from engine.document.schema import to_json
from engine.document.values import Document
from tests.app.canvas.example import digits
from tests.app.canvas.hand import Hand
from tests.app.canvas.random_hand import RandomHand, assert_scene_is

Open = Callable[[Document], Hand]
ROUND = 200
"""How many gestures are done before the history is walked from end to end."""


def assert_history_holds(hand: Hand, first: Document, file: Path) -> None:
    """Undo to the start, redo to the end, and a file, each give the document that was there."""
    history, last, place = hand.session.history, hand.session.document, hand.session.history.index()
    history.setIndex(0)
    assert hand.session.document == first
    assert_scene_is(hand)
    history.setIndex(place)
    assert hand.session.document == last
    assert_scene_is(hand)
    write_document(last, file)
    assert to_json(read_document(file)) == to_json(last)  # a file sorts the wires


def edit_at_random(hand: Hand, seed: int, rounds: int, file: Path) -> None:
    first, random_hand = hand.session.document, RandomHand(hand, seed)
    for number in range(rounds * ROUND):
        random_hand.act()
        try:
            assert_scene_is(hand)
        except AssertionError as fault:
            fault.add_note(f"after gesture {number}, {random_hand.done}, of seed {seed}")
            raise
        if number % ROUND == ROUND - 1:
            QApplication.processEvents()
            assert_history_holds(hand, first, file)


@pytest.mark.parametrize("seed", range(5))
def test_after_any_gesture_the_scene_shows_the_document(
    open_canvas: Open, tmp_path: Path, seed: int
) -> None:
    edit_at_random(open_canvas(digits()), seed, rounds=2, file=tmp_path / "random.loom")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_after_any_of_very_many_gestures_the_scene_shows_the_document(
    open_canvas: Open, tmp_path: Path, seed: int
) -> None:
    edit_at_random(open_canvas(digits()), seed, rounds=10, file=tmp_path / "random.loom")

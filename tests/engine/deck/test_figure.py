from __future__ import annotations

import math

import pytest

from engine.deck.figure import Bar, at_least, at_most


@pytest.mark.parametrize(
    ("bar", "reached", "missed", "words", "number"),
    [
        (at_least(0.98), 0.98, 0.979, "at least 0.98", 0.98),
        (at_most(0.15), 0.15, 0.151, "at most 0.15", 0.15),
        (Bar(-1.05, -0.95), -1.0, -0.9, "-1.05 to -0.95", (-1.05, -0.95)),
    ],
)
def test_a_bar_holds_what_reaches_it_and_says_what_it_asks_for(
    bar: Bar, reached: float, missed: float, words: str, number: object
) -> None:
    assert bar.holds(reached)
    assert not bar.holds(missed)
    assert not bar.holds(math.nan)
    assert (bar.words(), bar.json()) == (words, number)

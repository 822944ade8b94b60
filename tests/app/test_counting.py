from __future__ import annotations

from app.counting import count_words


def test_one_is_told_from_several_and_thousands_are_grouped() -> None:
    assert count_words(0, "problem") == "0 problems"
    assert count_words(1, "problem") == "1 problem"
    assert count_words(33_474, "weight") == "33,474 weights"

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from app.gallery.cards import LINES, first_lines
from app.theme.fonts import text_font

WIDTH_PX = 160


def lines(words: str) -> list[str]:
    return first_lines(words, text_font(), WIDTH_PX)


def test_words_are_wrapped_and_none_is_lost(qapp: object) -> None:
    assert lines("Two spirals wound into one another") == ["Two spirals wound into", "one another"]


def test_the_last_line_is_cut_where_there_are_more_words(qapp: object) -> None:
    found = lines("Two spirals " * 20)

    assert len(found) == LINES
    assert not found[0].endswith("…")
    assert found[1].endswith("…")
    assert QFontMetrics(text_font()).horizontalAdvance(found[1]) <= WIDTH_PX


@pytest.mark.parametrize("words", ["", "Short"])
def test_short_words_take_one_line(qapp: object, words: str) -> None:
    assert lines(words) == [words]

from __future__ import annotations

import pytest

from app.palette.matching import (
    IN_MORE,
    IN_TITLE,
    TITLE_START,
    WORD_START,
    closeness,
    is_scattered,
)


@pytest.mark.parametrize(
    ("word", "rank"),
    [("fit", TITLE_START), ("sel", WORD_START), ("ect", IN_TITLE), ("blo", IN_MORE), ("loc", 0)],
)
def test_the_start_of_a_title_is_closer_than_what_stands_within(word: str, rank: int) -> None:
    assert closeness([word], "fit the selection", more="show the blocks") == rank


def test_the_worst_word_decides() -> None:
    assert closeness(["fit", "ect"], "fit the selection") == IN_TITLE
    assert closeness(["fit", "zzz"], "fit the selection") == 0


def test_nothing_typed_matches_everything() -> None:
    assert closeness([], "fit") == IN_MORE


def test_letters_may_be_scattered_but_keep_their_order() -> None:
    assert is_scattered("sv as", "save as")
    assert not is_scattered("vs", "save as"[:4])

from __future__ import annotations

import pytest

from app.palette.matching import (
    IN_CHOICES,
    IN_FAMILY,
    IN_MORE,
    IN_TITLE,
    TITLE_START,
    WORD_START,
    Around,
    closeness,
    is_abbreviated,
)

AROUND = Around(family="view", choices="tight loose", more="show (all) blocks, re-centred")


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("fit", TITLE_START),
        ("sel", WORD_START),
        ("ect", IN_TITLE),
        ("vie", IN_FAMILY),
        ("loose", IN_CHOICES),
        ("blo", IN_MORE),
        ("all", IN_MORE),
        ("(all", IN_MORE),
        ("centred", IN_MORE),
        ("loc", 0),
    ],
)
def test_the_start_of_a_title_is_closer_than_what_stands_within(word: str, rank: int) -> None:
    assert closeness([word], "fit the selection", AROUND) == rank


def test_the_worst_word_decides() -> None:
    assert closeness(["fit", "ect"], "fit the selection", AROUND) == IN_TITLE
    assert closeness(["fit", "zzz"], "fit the selection", AROUND) == 0


def test_nothing_typed_matches_everything() -> None:
    assert closeness([], "fit", AROUND) == IN_MORE


@pytest.mark.parametrize("query", ["sas", "s a", "savas", "zin", "z t in"])
def test_a_title_is_abbreviated_by_how_its_words_begin(query: str) -> None:
    assert is_abbreviated(query, "save as") or is_abbreviated(query, "zoom to fit in")


@pytest.mark.parametrize("query", ["relu", "rty", "sethe"])
def test_letters_from_within_words_abbreviate_nothing(query: str) -> None:
    assert not is_abbreviated(query, "reset the layout")

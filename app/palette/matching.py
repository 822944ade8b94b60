"""How well what a person types matches a title. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

TITLE_START, WORD_START, IN_TITLE, IN_MORE = 4, 3, 2, 1


def closeness(words: Sequence[str], title: str, also: str = "", more: str = "") -> int:
    """How well the worst of some words matches, all in small letters; 0 for not at all.

    also: another name of the same thing. more: a sentence about it, where words count that begin
    like this.
    """
    return min((_of_word(word, title, also, more) for word in words), default=IN_MORE)


def is_scattered(query: str, title: str) -> bool:
    """Whether all letters of a query stand in a title in this order: "sva" in "save as"."""
    letters = iter(title)
    return all(letter in letters for letter in query if not letter.isspace())


def _of_word(word: str, title: str, also: str, more: str) -> int:
    if title.startswith(word):
        return TITLE_START
    if any(part.startswith(word) for part in title.split()):
        return WORD_START
    if word in title or word in also:
        return IN_TITLE
    return IN_MORE if any(part.startswith(word) for part in more.split()) else 0

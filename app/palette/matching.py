"""How well what a person types matches a title. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE_START, WORD_START, IN_TITLE, IN_FAMILY, IN_CHOICES, IN_MORE = 6, 5, 4, 3, 2, 1


@dataclass(frozen=True)
class Around:
    """What else than its title a thing is found by, all in small letters.

    also: another name of it. family: of things like it. choices: what it can be set to. more:
    sentences about it. Of the last three, words count that begin like what is typed.
    """

    also: str = ""
    family: str = ""
    choices: str = ""
    more: str = ""


def closeness(words: Sequence[str], title: str, around: Around) -> int:
    """How well the worst of some words matches, all in small letters; 0 for not at all."""
    return min((_of_word(word, title, around) for word in words), default=IN_MORE)


def is_abbreviated(query: str, title: str) -> bool:
    """Whether a query is put together of how words of a title begin: "sas" for "save as"."""
    return _spells("".join(query.split()), title.split())


def _of_word(word: str, title: str, around: Around) -> int:
    if title.startswith(word):
        return TITLE_START
    if _begins_in(title, word):
        return WORD_START
    if word in title or word in around.also:
        return IN_TITLE
    texts = {IN_FAMILY: around.family, IN_CHOICES: around.choices, IN_MORE: around.more}
    return next((rank for rank, text in texts.items() if _begins_in(text, word)), 0)


def _begins_in(text: str, word: str) -> bool:
    """Whether a word of a text, or a part of one with hyphens, begins like this."""
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of some of these words, one after another."""
    if not letters or not words:
        return not letters
    counts = (count for count in range(len(words[0]) + 1) if letters[:count] == words[0][:count])
    return any(_spells(letters[count:], words[1:]) for count in counts)

"""How well what a person types matches a title. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE_START, WORD_START, IN_TITLE, IN_FAMILY, IN_CHOICES, IN_MORE = 6, 5, 4, 3, 2, 1

SLIPPED, SKIPPED = 2, 1
FEWEST_SLIPPING, FEWEST_SKIPPING = 5, 3
"""How many letters a word must have before one may be wrong, or some left out."""


@dataclass(frozen=True)
class Around:
    """What else than its title a thing is found by, all in small letters.

    also: another name of it. synonyms: other names, of which the beginnings of words count.
    family: of things like it. choices: what it can be set to. more:
    sentences about it. Of the last three, words count that begin like what is typed.
    """

    also: str = ""
    synonyms: str = ""
    family: str = ""
    choices: str = ""
    more: str = ""


def closeness(words: Sequence[str], title: str, around: Around) -> int:
    """How well the worst of some words matches, all in small letters; 0 for not at all."""
    return min((_of_word(word, title, around) for word in words), default=IN_MORE)


def is_abbreviated(query: str, title: str) -> bool:
    """Whether a query is put together of how words of a title begin: "sas" for "save as"."""
    return _spells("".join(query.split()), title.split())


def nearness(words: Sequence[str], title: str, around: Around) -> int:
    """How near the farthest of some words is, where letters are wrong or left out; 0 for far."""
    if is_abbreviated(" ".join(words), title):
        return SLIPPED
    return min((_near_word(word, title, around) for word in words), default=0)


def _near_word(word: str, title: str, around: Around) -> int:
    if _of_word(word, title, around):
        return SLIPPED
    if any(_is_slip(word, start) for start in title.split()):
        return SLIPPED
    return SKIPPED if len(word) >= FEWEST_SKIPPING and _begins_skipping(title, word) else 0


def _is_slip(word: str, start: str) -> bool:
    """Whether a word begins so but for one letter: another, too few, too many, or two swapped."""
    lengths = range(len(word) - 1, len(word) + 2)
    return len(word) >= FEWEST_SLIPPING and any(_differ_by_one(word, start[:n]) for n in lengths)


def _differ_by_one(one: str, two: str) -> bool:
    one, two = _without_same_start(one, two)
    one, two = _without_same_start(one[::-1], two[::-1])
    return max(len(one), len(two)) <= 1 or (len(one) == len(two) and one == two[1::-1])


def _without_same_start(one: str, two: str) -> tuple[str, str]:
    pairs = enumerate(zip(one, two, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
    return one[same:], two[same:]


def _begins_skipping(text: str, letters: str) -> bool:
    """Whether letters stand in a word of a text in their order, the first one at its beginning."""
    between = r"\w*?".join(map(re.escape, letters))
    return re.search(rf"(?<!\w){between}", text) is not None


def _of_word(word: str, title: str, around: Around) -> int:
    if title.startswith(word):
        return TITLE_START
    if _begins_in(title, word):
        return WORD_START
    if word in title or word in around.also or _begins_in(around.synonyms, word):
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

"""Lines that are too long for one, laid out over several as a formatter would."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace

from engine.program.lines import INDENT, Line

LONGEST = 100
"""How many letters a line of the text may have."""

QUOTES, OPENING, CLOSING = "\"'", "([{", ")]}"
ASSIGNED = re.compile(r"[\w, .]+ = |return |yield (?!from )")
"""What stands before an expression that may be put in brackets."""

MOST_BEHIND = 2
"""How many brackets may stand in a row from the one that is broken on; more are a chain."""

CALLED = re.compile(r"\w\($")
"""A bracket that opens arguments, which may stand on one line; entries of a list may not."""


def wrapped(line: Line) -> list[Line]:
    """The line where it fits; else broken inside its longest brackets, or a docstring at words."""
    plain = line.text.lstrip()
    indent = line.text[: len(line.text) - len(plain)]
    return [replace(line, text=indent + text) for text in _wrapped(plain, LONGEST - len(indent))]


def _wrapped(text: str, room: int) -> list[str]:
    if len(text) <= room:
        return [text]
    if text.startswith('"""'):
        return _broken_words(text, room)
    head, inside, tail = _opened(text)
    if not inside:
        return [text]
    pieces, left = _pieces(inside), room - len(INDENT)
    if len(inside) <= left and (len(pieces) == 1 or CALLED.search(head)):
        body = [inside]
    elif len(pieces) == 1:
        body = [line for clause in _clauses(inside) for line in _wrapped(clause, left)]
    else:
        body = [line for piece in pieces for line in _wrapped(f"{piece},", left)]
    return [head, *(INDENT + line for line in body), tail]


def _broken_words(text: str, room: int) -> list[str]:
    """A docstring, broken between words, with its quotes below."""
    words = text.removesuffix('"""')
    lines = textwrap.wrap(words, room - 3, break_on_hyphens=False, break_long_words=False)
    return [*lines, '"""']


def _opened(text: str) -> tuple[str, str, str]:
    """A line in three: up to the bracket that opens, what is inside, and the rest."""
    code = _code(text)
    assigned = ASSIGNED.match(code)
    given = code[assigned.end() :] if assigned else ""
    pairs = [pair for pair in _brackets(code) if pair[1] - pair[0] > 1]
    longest = max(pairs, key=lambda pair: pair[1] - pair[0], default=None)
    is_chain = longest is not None and len(pairs) - pairs.index(longest) > MOST_BEHIND
    if assigned and (longest is None or is_chain or len(_pieces(given)) > 1):
        return f"{assigned[0]}(", given, f"){text[len(code) :]}"
    if longest is None:
        return text, "", ""
    start, end = longest
    return text[: start + 1], text[start + 1 : end], text[end:]


def _code(text: str) -> str:
    """A line without the comment behind it."""
    comments = (place for place, letter, _ in _letters(text) if letter == "#")
    return text[: next(comments, len(text))].rstrip()


def _brackets(code: str) -> list[tuple[int, int]]:
    """The places of the outermost brackets, each pair as (opening, closing)."""
    ends = [
        place
        for place, letter, depth in _letters(code)
        if depth == 1 and letter in OPENING + CLOSING
    ]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _pieces(inside: str) -> list[str]:
    """What stands between the outermost commas."""
    commas = [place for place, letter, depth in _letters(inside) if letter == "," and not depth]
    starts = [0, *(place + 1 for place in commas)]
    found = [inside[start:end].strip() for start, end in zip(starts, [*commas, None], strict=True)]
    return [piece for piece in found if piece]


def _clauses(inside: str) -> list[str]:
    """A generator in two: what each is, and what it is for; else all that stands there."""
    places = [place for place, _, depth in _letters(inside) if not depth]
    found = next((place for place in places if inside.startswith(" for ", place)), None)
    return [inside] if found is None else [inside[:found], inside[found + 1 :]]


def _letters(text: str) -> Iterator[tuple[int, str, int]]:
    """The letters outside strings: place, letter, in how many brackets, its own included."""
    quote, depth, is_escaped = "", 0, False
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote and not is_escaped else quote
            is_escaped = letter == "\\" and not is_escaped
        elif letter in QUOTES:
            quote = letter
        else:
            depth += letter in OPENING
            yield place, letter, depth
            depth -= letter in CLOSING

"""What is typed behind the name of a block sets it: `dense 128 gelu`, `probability 8x8`. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.words import tr
from engine.language import (
    Axes,
    Block,
    Choice,
    Integer,
    Map,
    Option,
    Parameter,
    Parameters,
    Real,
    Value,
)

NUMBERS = re.compile(r"\d+(?:\.\d+)?(?:[x×]\d+)*")
FEWEST = 3
"""How many letters of an option tell it, where only one begins so."""


def without_numbers(query: str) -> str:
    """The words of a query by which a block is to be found; all of it where it is all numbers."""
    words = [word for word in query.split() if not NUMBERS.fullmatch(word.lower())]
    return " ".join(words) or query


def set_by(block: Block, query: str) -> Parameters:
    """What a query says of the parameters of a block: options by their names, and numbers."""
    words = query.lower().split()
    numbers = [word for word in words if NUMBERS.fullmatch(word)]
    named = [word for word in words if word not in numbers]
    chosen = {
        entry.name: option.value
        for entry in block.parameters
        if isinstance(entry, Choice) and (option := _option(block, entry, named))
    }
    return Map({**chosen, **dict(_numbered(block, chosen, numbers))})


def _option(block: Block, choice: Choice, words: list[str]) -> Option | None:
    """The option that words name, or that alone begins like one; None for the default."""
    title = f"{block.title} {tr(block.title)}".lower()
    typed = [word for word in words if word not in title]
    whole = f" {' '.join(typed)} "
    named = [one for one in choice.options if any(f" {name} " in whole for name in _names(one))]
    starts = tuple(word for word in typed if len(word) >= FEWEST)
    begun = [
        one
        for one in choice.options
        if starts and any(name.startswith(starts) for name in _names(one))
    ]
    found = max(named, key=lambda one: len(one.title)) if named else None
    found = found or (begun[0] if len(begun) == 1 else None)
    return found if found and found.value != choice.default else None


def _names(option: Option) -> Iterator[str]:
    yield from (option.title.lower(), tr(option.title).lower(), option.value.lower())


def _numbered(
    block: Block, chosen: dict[str, str], numbers: list[str]
) -> Iterator[tuple[str, Value]]:
    """Numbers in their order, each for the next parameter that can take it."""
    left = list(numbers)
    for entry in block.parameters:
        if not left or (entry.only_if and not entry.only_if.holds(block.filled(chosen))):
            continue
        value = _value(entry, left)
        if value is not None and not entry.fault(value):
            yield entry.name, value
            del left[: len(left) if isinstance(entry, Axes) else 1]


def _value(entry: Parameter, numbers: list[str]) -> Value | None:
    first = numbers[0]
    match entry:
        case Axes() if not any("." in one for one in numbers):
            return tuple(int(size) for one in numbers for size in re.split("[x×]", one))
        case Integer() if first.isdecimal():
            return int(first)
        case Real() if not re.search("[x×]", first):
            return float(first)
    return None

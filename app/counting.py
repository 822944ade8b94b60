"""Counted things in words: the one place that tells one from several."""

from __future__ import annotations

from typing import Literal

from app.words import tr

Counted = Literal["block", "problem", "thread", "weight", "wire"]
COUNTED: dict[Counted, tuple[str, str]] = {
    "block": ("1 block", "{count} blocks"),
    "problem": ("1 problem", "{count} problems"),
    "thread": ("1 thread", "{count} threads"),
    "weight": ("1 weight", "{count} weights"),
    "wire": ("1 wire", "{count} wires"),
}
"""One of a thing, and several."""


def count_words(count: int, one: Counted) -> str:
    """A counted thing: '1 problem', '33,474 weights'."""
    single, several = COUNTED[one]
    return tr(single) if count == 1 else tr(several, count=f"{count:,}")

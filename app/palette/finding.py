"""Finding blocks by what a person types: their words in the window's language, or in English."""

from __future__ import annotations

from app.palette.matching import closeness
from app.words import tr
from engine.language import Block, Map, registry

HIDDEN_ROLES = frozenset({"boundary", "part"})
"""Blocks of these roles only make sense inside of a Part, or for one."""


def offered() -> tuple[Block, ...]:
    """The blocks that can be placed by hand, in the order of the families."""
    return tuple(block for block in registry().values() if block.role not in HIDDEN_ROLES)


def found(query: str) -> Map[str, int]:
    """The blocks that match all words of `query`, by id, with how well; all of them for none."""
    words = query.lower().split()
    ranks = {block.id: _rank(block, words) for block in offered()}
    return Map((name, rank) for name, rank in ranks.items() if rank)


def best_first(query: str) -> tuple[Block, ...]:
    """The blocks that match, the closest first."""
    ranks = found(query)
    return tuple(sorted((registry()[name] for name in ranks), key=lambda block: -ranks[block.id]))


def _rank(block: Block, words: list[str]) -> int:
    """How well a block matches its worst word; 0 for not at all."""
    also = f"{block.id} {block.title}".lower()
    return closeness(words, tr(block.title).lower(), also, tr(block.help).lower())

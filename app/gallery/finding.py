"""Finding examples by what a person types: title, what it shows, chapter, the blocks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from app.palette.matching import Around, closeness, nearness
from app.words import tr
from engine.examples import Example
from engine.language import registry

PLACED = re.compile(r'"block": "([^"]+)"')
"""How a file names the block of a node."""

Chapters = Mapping[str, tuple[Example, ...]]


def found(chapters: Chapters, query: str) -> list[Example]:
    """The examples that match all words, the closest first.

    Where none does, those whose title is abbreviated or written with a slip.
    """
    words = query.lower().split()
    named = {
        example: (example.title.lower(), around(example, chapter))
        for chapter, held in chapters.items()
        for example in held
    }
    ranks = {example: closeness(words, *names) for example, names in named.items()}
    if not any(ranks.values()):
        ranks = {example: nearness(words, *names) for example, names in named.items()}
    return sorted((example for example in ranks if ranks[example]), key=lambda one: -ranks[one])


def around(example: Example, chapter: str) -> Around:
    """The words around the title of an example: the blocks in it come before what it shows."""
    return Around(
        also=example.name.replace("-", " "),
        family=chapter.lower(),
        choices=_words_of_blocks(example),
        more=example.about.lower(),
    )


@lru_cache(maxsize=1024)
def _words_of_blocks(example: Example) -> str:
    """The titles and synonyms of the blocks that an example places."""
    known = registry()
    blocks = {known[name] for name in _placed(example) if name in known}
    words = {word for block in blocks for word in (block.title, *block.synonyms)}
    return " ".join(sorted({*words, *map(tr, words)})).lower()


def _placed(example: Example) -> set[str]:
    """The ids of its blocks; reading the file as a document would take longer than a key may."""
    return set(PLACED.findall(example.path.read_text("utf-8")))

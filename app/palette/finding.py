"""Finding blocks by what a person types: their words in the window's language, or in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.palette.matching import IN_MORE, Around, closeness, nearness
from app.words import tr
from engine.language import FAMILIES, Block, Choice, Map, Option, Parameters, registry

HIDDEN_ROLES = frozenset({"boundary", "part"})
"""Blocks of these roles only make sense inside of a Part, or for one."""

FEWEST_OF_FORMULA = 3
"""How many signs of a formula find its block."""

Order = Callable[[Block], int | tuple[int, ...]]


def offered() -> tuple[Block, ...]:
    """The blocks that can be placed by hand, in the order of the families."""
    return tuple(block for block in registry().values() if block.role not in HIDDEN_ROLES)


def found(query: str, more: Iterable[Block] = ()) -> Map[str, int]:
    """The blocks that match all words of `query`, by id, with how well; all of them for none.

    Where nothing matches, those are found whose title is abbreviated or written with a slip.
    more: what can be placed beside the blocks that always can.
    """
    words = query.lower().split()
    blocks = (*more, *offered())
    ranks = {block.id: _rank(block, words) for block in blocks}
    if not any(ranks.values()):
        ranks = {block.id: nearness(words, *_named(block)) for block in blocks}
    return Map((name, rank) for name, rank in ranks.items() if rank)


def best_first(
    query: str, more: Iterable[Block] = (), order: Order = lambda _: 0
) -> tuple[Block, ...]:
    """The blocks that match, the closest first, and of equals those of a lower `order`."""
    blocks = {block.id: block for block in (*more, *offered())}
    ranks = found(query, blocks.values())
    return tuple(
        sorted((blocks[name] for name in ranks), key=lambda block: (-ranks[block.id], order(block)))
    )


def around(block: Block) -> Around:
    """The words around the title of a block: its family, what it can be set to, its helps."""
    family = dict(FAMILIES).get(block.family, block.family)
    options = [option for entry in _choices(block) for option in entry.options]
    named = " ".join(_option_words(option) for option in options)
    helped = [block, *block.parameters, *options]
    return Around(
        f"{block.id} {block.title}".lower(),
        " ".join((*block.synonyms, *map(tr, block.synonyms))).lower(),
        f"{tr(family)} {family}".lower(),
        named.lower(),
        " ".join(
            [*(tr(entry.title) for entry in block.parameters), *(tr(one.help) for one in helped)]
        ).lower(),
    )


def variants(block: Block) -> Iterator[tuple[Option, Parameters]]:
    """The options that give a new node another title, each with how the node is then set."""
    for entry in _choices(block):
        settings: dict[Option, Parameters] = {
            option: Map({entry.name: option.value}) for option in entry.options
        }
        if len({block.title_of(parameters) for parameters in settings.values()}) > 1:
            yield from settings.items()


def option_around(option: Option) -> Around:
    """The words around the title of a block that is set to this."""
    return Around(f"{option.value} {option.title}".lower())


def _choices(block: Block) -> list[Choice]:
    return [entry for entry in block.parameters if isinstance(entry, Choice)]


def _option_words(option: Option) -> str:
    return f"{tr(option.title)} {option.title} {option.value}"


def _rank(block: Block, words: list[str]) -> int:
    """How well a block matches its worst word, or else its formula; 0 for not at all."""
    if not words:  # a list of all is made with every document: its words would take 15 ms
        return IN_MORE
    return closeness(words, *_named(block)) or (IN_MORE if _is_formula(block, words) else 0)


def _named(block: Block) -> tuple[str, Around]:
    return tr(block.title).lower(), around(block)


def _is_formula(block: Block, words: list[str]) -> bool:
    """Whether words are a piece of the formula, with spaces or without."""
    typed = "".join(words)
    return len(typed) >= FEWEST_OF_FORMULA and typed in block.formula.lower().replace(" ", "")

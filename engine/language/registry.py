"""All blocks there are: one from each file under engine.blocks, and those of other packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from engine.language.block import Block
from engine.language.values import Map

FAMILIES: tuple[tuple[str, str], ...] = (
    ("data", "Data"),
    ("neurons", "Neurons"),
    ("depth", "Depth"),
    ("images", "Images"),
    ("sequences", "Sequences"),
    ("audio", "Audio"),
    ("latent", "Latent"),
    ("heads", "Heads"),
    ("losses", "Losses"),
    ("bayes", "Bayes"),
    ("measures", "Measures"),
    ("learners", "Learners"),
    ("structure", "Structure"),
)
"""The sections of the palette, in order: the folder of engine.blocks and the title."""

ENTRY_POINTS = "neuroloom.blocks"
"""Other packages add blocks under this entry point; the value is a Block."""


@cache
def registry() -> Map[str, Block]:
    """Every block by id, in the order of the palette.

    Raises ValueError where two blocks have one id.
    """
    found: dict[str, Block] = {}
    for block in (*_own(), *_others()):
        if block.id in found:
            raise ValueError(f"Two blocks have the id {block.id!r}: rename one of them.")
        found[block.id] = block
    order = {family: place for place, (family, _) in enumerate(FAMILIES)}
    ranked = sorted(found.values(), key=lambda block: order.get(block.family, len(order)))
    return Map((block.id, block) for block in ranked)


def _own() -> Iterator[Block]:
    """The blocks of this project, folder by folder."""
    for family, _ in FAMILIES:
        package = importlib.import_module(f"engine.blocks.{family}")
        for entry in pkgutil.iter_modules(package.__path__):
            yield block_in(f"{package.__name__}.{entry.name}", family)


def block_in(module_name: str, family: str) -> Block:
    """The one block that a module declares. Raises ValueError where there is not just one."""
    module = importlib.import_module(module_name)
    blocks = [value for value in vars(module).values() if isinstance(value, Block)]
    if len(blocks) != 1:
        raise ValueError(
            f"{module_name} declares {len(blocks)} blocks; a block's file declares one."
        )
    return replace(blocks[0], family=family)


def _others() -> Iterator[Block]:
    for point in entry_points(group=ENTRY_POINTS):
        block = point.load()
        if not isinstance(block, Block):
            raise TypeError(
                f"The entry point {point.value} gives {type(block).__name__}, not a Block."
            )
        yield block

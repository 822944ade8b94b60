"""What can be placed on the graph that is shown beside the blocks that all graphs can have.

These are the Parts of the document, and inside a Part the two blocks of its border. A Part is told
from blocks by its id, which is the name of the Part behind `part:`.
"""

from __future__ import annotations

from dataclasses import replace

from app.session import Session
from app.words import tr
from engine.language import Block, Map, Parameters, registry
from engine.shapes.carrying import held
from engine.shapes.interfaces import part_name

BORDER, PARTS = "border", "parts"
"""The families under which they stand."""

BEFORE_NAME = "part:"


def blocks_here(session: Session) -> tuple[Block, ...]:
    """The border of the Part on the canvas, and the Parts that do not hold it."""
    around = {part_name(node) for node in session.way}
    parts = session.document.parts
    named = [name for name in parts if not (around and around & {name, *held(parts[name], parts)})]
    return (*(_border() if around else ()), *map(_part, named))


def meant(block_id: str) -> tuple[Block, Parameters]:
    """The block of an id, and how it is set. Raises KeyError for a block that is not there."""
    before, mark, name = block_id.partition(BEFORE_NAME)
    if mark and not before:
        return registry()["part"], Map({"part": name})
    return registry()[block_id], Map({})


def is_known(block_id: str) -> bool:
    """Whether there is a block of that id, or it is that of a Part."""
    return block_id.startswith(BEFORE_NAME) or block_id in registry()


def _border() -> tuple[Block, ...]:
    return tuple(replace(registry()[name], family=BORDER) for name in ("input", "output"))


def _part(name: str) -> Block:
    """A Part as a block to be placed."""
    told = tr("Places the Part again, with weights of its own.")
    block = registry()["part"]
    return replace(
        block, id=f"{BEFORE_NAME}{name}", title=name, family=PARTS, help=told, formula=""
    )

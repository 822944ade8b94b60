from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.palette.here import blocks_here, is_known, meant
from app.palette.palette import Palette
from app.session import Session
from engine.document.edits import with_part
from engine.document.values import Document, Graph
from engine.drawing import Drawing
from tests.engine.shapes.drawn import dense_part

if TYPE_CHECKING:
    from app.theme.applying import Appearance


def nested() -> Document:
    """n1 places Outer, in which n2 places Inner; Other is placed nowhere."""
    inside = Drawing()
    inside.part("Inner", dense_part())
    inside.place("output", inside.place("part", inside.place("input"), part="Inner"))
    outside = Drawing()
    for name, graph in (("Inner", dense_part()), ("Outer", inside.graph), ("Other", Graph())):
        outside.part(name, graph)
    outside.place("part", part="Outer")
    return outside.document


def here(session: Session) -> list[str]:
    return [block.id for block in blocks_here(session)]


def test_the_parts_of_the_document_can_be_placed() -> None:
    assert here(Session(nested())) == ["part:Inner", "part:Outer", "part:Other"]


def test_inside_a_part_its_border_can_be_placed_and_no_part_that_holds_it() -> None:
    session = Session(nested())
    session.enter("n1")
    assert here(session) == ["input", "output", "part:Inner", "part:Other"]
    session.enter("n2")
    assert here(session) == ["input", "output", "part:Other"]


def test_the_id_of_a_part_means_a_placed_part() -> None:
    block, parameters = meant("part:A: b")
    assert (block.id, dict(parameters)) == ("part", {"part": "A: b"})
    assert meant("dense")[0].id == "dense"
    assert is_known("part:A")
    assert not is_known("nothing")
    with pytest.raises(KeyError):
        meant("nothing")


def test_the_palette_lists_parts_as_they_come_and_go(appearance: Appearance) -> None:
    session = Session(Document())
    palette = Palette(session, appearance)
    before = palette.blocks.rowCount()
    session.edit_document("Add", with_part(session.document, "Encoder", Graph()))
    assert palette.blocks.index(0, 0).data() == "Parts"
    assert palette.blocks.index(1, 0).data() == "Encoder"
    session.history.undo()
    assert palette.blocks.rowCount() == before
    palette.deleteLater()

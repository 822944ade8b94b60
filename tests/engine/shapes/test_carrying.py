from __future__ import annotations

from engine.document.values import Document
from engine.drawing import Drawing
from engine.language import Map
from engine.shapes.carrying import brought, held, placing, with_its_parts
from engine.shapes.interfaces import part_name
from tests.engine.shapes.drawn import dense_part


def nested(units: int) -> Document:
    """n1 places Outer, in which n2 places Inner; Other is placed nowhere."""
    inside = Drawing()
    inside.part("Inner", dense_part(units))
    inside.place("output", inside.place("part", inside.place("input"), part="Inner"))
    outside = Drawing()
    outside.part("Inner", dense_part(units))
    outside.part("Outer", inside.graph)
    outside.part("Other", dense_part())
    outside.place("part", part="Outer")
    return outside.document


def test_a_graph_holds_parts_at_any_depth() -> None:
    document = nested(2)
    assert held(document.graph, document.parts) == {"Outer", "Inner"}


def test_what_is_carried_takes_its_parts_along_and_no_others() -> None:
    document = nested(2)
    carried = with_its_parts(Document(graph=document.graph), document.parts)
    assert sorted(carried.parts) == ["Inner", "Outer"]


def test_a_part_that_is_there_already_stays_the_one_it_is() -> None:
    document = nested(2)
    graph, parts = brought(document, document.parts)
    assert (graph, parts) == (document.graph, document.parts)


def test_a_part_named_like_another_one_gets_another_name_wherever_it_is_placed() -> None:
    graph, parts = brought(nested(3), nested(2).parts)
    assert sorted(parts) == ["Inner", "Inner 2", "Other", "Outer", "Outer 2"]
    assert part_name(graph.nodes["n1"]) == "Outer 2"
    assert "Inner 2" in {part_name(node) for node in parts["Outer 2"].nodes.values()}
    assert parts["Inner"] == dense_part(2)


def test_other_blocks_keep_a_word_that_is_also_the_name_of_a_part() -> None:
    drawing = Drawing()
    drawing.place("dense")
    assert placing(drawing.graph, Map({"": "Inner"})) == drawing.graph

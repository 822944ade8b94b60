from __future__ import annotations

import pytest

from app.canvas.popups.finding import all_nodes, matching
from engine.document.edits import remove, set_parameter
from engine.document.values import Document
from engine.shapes.check import check
from engine.shapes.collapsing import collapse
from tests.app.canvas.example import digits


def titles(document: Document, query: str) -> list[str]:
    return [one.title for one in matching(all_nodes(document, check(document)), query)]


def test_without_a_query_all_nodes_are_listed() -> None:
    document = digits()
    assert titles(document, " ") == [node.title for node in document.graph.nodes.values()]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("code", "Code"),
        ("dec 2", "Decoder 2"),
        ("mean squared", "Reconstruction"),
        ("losses", "Reconstruction"),
        ("step 0.002", "Adam"),
        ("gelu 64", "Encoder 2"),
        ("recnstruction", "Reconstruction"),
        ("d2", "Decoder 2"),
    ],
)
def test_nodes_are_found_by_title_block_family_value_and_with_a_slip(
    query: str, first: str
) -> None:
    assert titles(digits(), query)[0] == first


def test_what_matches_nothing_finds_nothing() -> None:
    assert titles(digits(), "zzzzz") == []


def test_a_node_is_found_by_its_problem() -> None:
    document = digits()
    broken = Document(graph=remove(document.graph, ["n2"]))
    (found, *_) = matching(all_nodes(broken, check(broken)), "problem")
    assert found.title == "Encoder 1"
    assert found.problems


def test_a_value_that_is_no_good_hides_no_node() -> None:
    document = digits()
    broken = Document(graph=set_parameter(document.graph, ["n3"], "units", "many"))
    assert "Encoder 1" in titles(broken, "encoder")


def test_nodes_inside_parts_come_with_the_way_to_them() -> None:
    inner = collapse(digits(), ["n3", "n4"], "Layers")
    outer = collapse(inner.document, [inner.node, "n2"], "Encoder")
    found = matching(all_nodes(outer.document, check(outer.document)), "encoder 1")[0]
    assert found.way == ("Encoder", "Layers")
    assert found.inside == (outer.node, inner.node)
    assert found.beside.startswith("in Encoder / Layers, ")

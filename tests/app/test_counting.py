from __future__ import annotations

from app.counting import count_words, titles
from tests.app.canvas.example import digits


def test_one_is_told_from_several_and_thousands_are_grouped() -> None:
    assert count_words(0, "problem") == "0 problems"
    assert count_words(1, "problem") == "1 problem"
    assert count_words(33_474, "weight") == "33,474 weights"


def test_one_node_is_named_and_several_are_counted() -> None:
    graph = digits().graph

    assert titles(graph, ["n1"]) == "Digits"
    assert titles(graph, ["n1", "n2"]) == "2 blocks"

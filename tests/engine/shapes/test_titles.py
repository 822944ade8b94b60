from __future__ import annotations

import pytest

from engine.document.edits import rename, set_parameter
from engine.document.values import Graph
from engine.drawing import Drawing
from engine.language import Value
from engine.shapes.titles import retitled


def changed(graph: Graph, node: str, name: str, value: Value) -> str:
    """The title of a node once a parameter was changed."""
    return retitled(graph, set_parameter(graph, [node], name, value), [node]).nodes[node].title


@pytest.fixture
def graph() -> Graph:
    drawing = Drawing()
    drawing.place("dataset", data="digits")
    drawing.place("dense", units=8)
    return drawing.graph


def test_a_title_that_came_by_itself_follows_the_parameters(graph: Graph) -> None:
    assert changed(graph, "n1", "data", "two_spirals") == "Two spirals"


def test_a_number_behind_it_does_not_hold_it_back(graph: Graph) -> None:
    assert changed(rename(graph, "n1", "Digits 2"), "n1", "data", "moons") == "Moons"


def test_a_title_that_is_taken_gets_a_number(graph: Graph) -> None:
    assert changed(rename(graph, "n2", "Moons"), "n1", "data", "moons") == "Moons 2"


@pytest.mark.parametrize("title", ["My digits", "Digits of mine", "digits"])
def test_a_title_that_a_person_gave_stays(graph: Graph, title: str) -> None:
    assert changed(rename(graph, "n1", title), "n1", "data", "moons") == title


def test_a_parameter_that_the_title_does_not_tell_changes_nothing(graph: Graph) -> None:
    assert changed(rename(graph, "n2", "Dense 7"), "n2", "units", 9) == "Dense 7"


def test_a_value_that_does_not_fit_leaves_the_title(graph: Graph) -> None:
    assert changed(graph, "n1", "data", "nothing of this name") == "Digits"

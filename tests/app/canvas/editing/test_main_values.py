from __future__ import annotations

import pytest

from app.canvas.editing.main_values import MOST, main_parameters, with_values
from engine.document.values import Graph, Node
from engine.language import Map, Paths, Switch, Value, registry


def names(block: str, **given: Value) -> list[str]:
    return [entry.name for entry in main_parameters(Node("n1", block, "It", parameters=Map(given)))]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("dense", ["units", "activation"]),
        ("convolution", ["channels", "kernel"]),
        ("dropout", ["rate"]),
        ("optimizer", ["step_size"]),
        ("probability", ["shape"]),
        ("dataset", ["data", "rows_a_class"]),
        ("repeat", ["times"]),
        ("part", []),
        ("flatten", []),
        ("no_such_block", []),
    ],
)
def test_the_parameters_on_the_line_of_a_node_are_its_main_ones(
    block: str, expected: list[str]
) -> None:
    assert names(block) == expected


def test_what_does_not_matter_as_a_node_is_set_is_left_out() -> None:
    assert "rows" not in names("dataset", data="digits")
    assert "rows" in names("dataset", data="moons")


@pytest.mark.parametrize("block", registry())
def test_every_block_has_at_most_two_which_fit_into_a_small_field(block: str) -> None:
    found = main_parameters(Node("n1", block, "It"))
    assert len(found) <= MOST
    assert not any(isinstance(entry, Paths | Switch) for entry in found)


def test_one_value_is_named_and_several_name_the_node() -> None:
    graph = Graph(Map({"n1": Node("n1", "dense", "First")}))
    assert with_values(graph, "n1", {"units": 8, "activation": "relu"}).name == "Change units"
    both = with_values(graph, "n1", {"units": 8, "activation": "sine"})
    assert both.name == "Change parameters of First"
    assert both.graph.nodes["n1"].parameters == Map({"units": 8, "activation": "sine"})
    assert with_values(graph, "n1", {"units": 64}).graph is graph


def test_a_title_that_came_by_itself_follows() -> None:
    graph = Graph(Map({"n1": Node("n1", "activation", "ReLU")}))
    after = with_values(graph, "n1", {"activation": "sine"}).graph
    assert after.nodes["n1"].title == "Sine"

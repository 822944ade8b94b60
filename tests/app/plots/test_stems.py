from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from app.plots.stems import Stems, node_name, stems
from engine.document.edits import add
from engine.document.values import Graph, Node
from engine.language import Map
from engine.observations.records import GradientNorms


def graph() -> Graph:
    made = Graph()
    for node, title in (("n1", "First"), ("n2", "Stack"), ("o1", "Adam"), ("o2", "SGD")):
        made = add(made, Node(node, "dense", title))
    return made


def told(*norms: Mapping[str, float]) -> GradientNorms:
    names = ("o1", "o2")
    each = {name: Map(own) for name, own in zip(names, norms, strict=False)}
    return GradientNorms("r1", 7, Map(each))


def made(*norms: Mapping[str, float]) -> Stems:
    found = stems(told(*norms), graph(), 6)
    assert found is not None
    return found


def test_nodes_stand_in_the_order_of_the_graph_with_their_titles() -> None:
    found = made({"n1": 1e-4, "n2.0": 1e-3, "n2.1": 1e-2})

    assert [stem.name for stem in found.stems] == ["First", "Stack 1", "Stack 2"]


def test_equal_ratios_are_equally_far() -> None:
    heights = [stem.height for stem in made({"n1": 1e-4, "n2.0": 1e-3, "n2.1": 1e-2}).stems]

    assert heights == pytest.approx([0.0, 0.5, 1.0])


def test_a_gradient_of_exactly_zero_stands_on_the_floor_below_all_others() -> None:
    found = made({"n1": 0.0, "n2": 1e-5})

    zero, other = found.stems
    assert (zero.height, zero.words) == (0.0, "First 0")
    assert other.height is not None
    assert other.height > 0
    assert found.marks[0] == (0.0, "0")
    assert found.note == "Exactly 0, on the floor: First"


def test_gradients_that_are_all_zero_can_be_drawn() -> None:
    found = made({"n1": 0.0, "n2": 0.0})

    assert [stem.height for stem in found.stems] == [0.0, 0.0]
    assert found.note == "Exactly 0, on the floor: First, Stack"


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_what_is_no_number_has_no_height_and_is_named(broken: float) -> None:
    found = made({"n1": broken, "n2": 1.0})

    assert found.stems[0].height is None
    assert found.note == "Not a number: First"


def test_of_many_only_a_few_are_named() -> None:
    found = made({f"n2.{number}": 0.0 for number in range(9)})

    assert found.note == "Exactly 0, on the floor: Stack 1, Stack 2, Stack 3, 6 more"


def test_the_smallest_numbers_there_are_fit_on_the_axis() -> None:
    found = made({"n1": 1e-45, "n2": 3e38})

    assert all(stem.height is not None and 0 <= stem.height <= 1 for stem in found.stems)
    assert len(found.axis.ticks) >= 2


def test_where_there_are_several_optimizers_a_node_says_whose_it_is() -> None:
    found = made({"n1": 0.5}, {"n2": 0.25})

    assert [stem.words for stem in found.stems] == ["First 0.500 · Adam", "Stack 0.250 · SGD"]
    assert [stem.group for stem in found.stems] == [0, 1]


def test_without_nodes_there_is_nothing_to_draw() -> None:
    assert stems(told({}), graph(), 6) is None


def test_a_node_that_is_not_known_keeps_its_id() -> None:
    assert node_name("n9", graph()) == "n9"
    assert node_name("n9.3", graph()) == "n9.3"
    assert node_name("n2.odd", graph()) == "n2.odd"

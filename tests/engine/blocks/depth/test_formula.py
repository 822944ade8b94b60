"""A formula as a block: its ports, its numbers, and what it says where it cannot be read."""

from __future__ import annotations

import torch

from engine.document import edits
from engine.language import Example, Map, Type, registry
from engine.program.write import write
from engine.shapes.check import check
from tests.engine.drawn import node_of, placed_points
from tests.placed_block import placed

FORMULA = registry()["formula"]


def test_its_inputs_are_the_values_that_it_names() -> None:
    ports = FORMULA.ports_of(FORMULA.filled({"expression": "d - b * d"}))

    assert [port.name for port in ports.inputs] == ["b", "d"]


def test_it_computes_number_by_number() -> None:
    entry = Example(Map({"a": Type((3,)), "c": Type((3,))}))
    a, c = torch.randn(2, 4, 3)

    found = placed(FORMULA, entry, expression="c^2 / 2 - sin(pi * a)").compute({"a": a, "c": c})

    torch.testing.assert_close(found["y"], c**2 / 2 - torch.sin(torch.pi * a))


def test_it_stands_in_the_text_as_it_would_be_written_by_hand() -> None:
    drawing, moons = placed_points()
    one, two = (
        drawing.place("dense", moons["points"], units=2, title=title) for title in ("One", "Two")
    )
    made = drawing.place("formula", one, two, title="Made", expression="max(a, 0) - b^2")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))

    assert "made = torch.clamp(one, min=0) - two**2  # batch 2" in write(drawing.document).text


def test_values_of_two_shapes_are_refused() -> None:
    drawing, moons = placed_points()
    one = drawing.place("dense", moons["points"], units=3)
    made = drawing.place("formula", one, moons["points"], title="Made")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))

    (problem,) = (p for p in check(drawing.document).problems if p.code == "misfit")

    assert "expected 3, received 2; it must agree with a" in problem.sentence


def test_a_formula_that_cannot_be_read_is_a_problem_with_the_place() -> None:
    drawing, moons = placed_points()
    drawing.place("formula", moons["points"], moons["points"], title="Made")
    node = node_of(drawing.document, "Made")
    graph = edits.set_parameter(drawing.document.graph, [node], "expression", "a * (b")

    found = check(edits.with_graph(drawing.document, graph)).problems

    words = "Made, Formula: expected ) or an operator, received the end at place 7"
    assert any(words in problem.sentence for problem in found)

"""Whether there is a derivative to take, found on the document."""

from __future__ import annotations

from engine.document.values import End
from engine.drawing import Drawing, Placed
from tests.engine.drawn import placed_points
from tests.engine.shapes.drawn import only_problem, problems


def penalised(drawing: Drawing, y: Placed | End, x: Placed | End) -> Drawing:
    """A Jacobian penalty that is all that is trained."""
    penalty = drawing.place("jacobian_penalty", y, x, title="Penalty")
    drawing.place("optimizer", penalty)
    return drawing


def split_part() -> Drawing:
    """A Part whose first output comes from its first input alone, and its second from both."""
    inside = Drawing()
    one, other = (inside.place("input", title=title, at=(0, row)) for row, title in enumerate("ab"))
    kept = inside.place("dense", one, units=2)
    inside.place("output", kept, title="c", at=(3, 0))
    inside.place("output", inside.place("sum", kept, other), title="d", at=(3, 1))
    return inside


def part_of(port: str) -> tuple[Drawing, Placed, End]:
    """A placed Part whose second input is a Linear layer, that layer, and one of its outputs."""
    drawing, moons = placed_points()
    drawing.part("Split", split_part().graph)
    before = drawing.place("linear", moons["points"], shape=(2,), title="Before")
    part = drawing.place("part", moons["points"], before, part="Split", title="Apart")
    return drawing, before, part[port]


def test_a_value_that_is_computed_from_the_other_has_a_derivative() -> None:
    drawing, moons = placed_points()
    code = drawing.place("dense", moons["points"], units=3)
    twice = drawing.place("sum", code, code)
    assert problems(penalised(drawing, twice, moons["points"])) == ()


def test_a_value_of_another_source_has_none() -> None:
    drawing, moons = placed_points()
    noise = drawing.place("noise", title="Noise")
    code = drawing.place("dense", noise, units=3, title="Code")
    problem = only_problem(penalised(drawing, code, moons["points"]))
    assert problem.sentence == (
        "Code to Penalty, y: no gradient leads from it back to Moons, so there is no derivative to "
        "take. Compute y from the value at x, through blocks that let it be differentiated twice."
    )
    assert [wire.target.port for wire in problem.wires] == ["y"]


def test_a_value_behind_a_stop_gradient_has_none() -> None:
    drawing, moons = placed_points()
    stopped = drawing.place("stop_gradient", moons["points"])
    code = drawing.place("dense", drawing.place("sum", stopped, stopped), units=3)
    assert only_problem(penalised(drawing, code, moons["points"])).code == "derivative"


def test_a_category_carries_no_gradient() -> None:
    drawing, moons = placed_points()
    code = drawing.place("dense", drawing.place("one_hot", moons["label"]), units=3)
    before = drawing.place("linear", moons["points"], shape=(2,))
    assert only_problem(penalised(drawing, code, before)).code == "derivative"


def test_directions_need_not_depend_on_anything() -> None:
    drawing, moons = placed_points()
    code = drawing.place("dense", moons["points"], units=3)
    noise = drawing.place("noise", shape=(3,))
    penalty = drawing.place("jacobian_penalty", code, moons["points"], noise, way="projected")
    drawing.place("optimizer", penalty)
    assert problems(drawing) == ()


def test_a_part_carries_a_gradient_from_the_inputs_that_its_output_comes_from() -> None:
    drawing, before, output = part_of("d")
    assert problems(penalised(drawing, output, before)) == ()


def test_a_part_carries_none_from_the_others() -> None:
    drawing, before, output = part_of("c")
    assert only_problem(penalised(drawing, output, before)).code == "derivative"


def test_a_value_has_no_derivative_by_itself_that_could_be_trained() -> None:
    drawing, moons = placed_points()
    code = drawing.place("dense", moons["points"], units=3)
    problem = only_problem(penalised(drawing, code, code))
    assert "it is the very value of Dense that its derivative is taken by" in problem.sentence


def attending() -> tuple[Drawing, Placed]:
    """A Self-attention over noise, beside a Linear layer on that noise."""
    drawing = Drawing()
    return drawing, drawing.place("noise", shape=(4, 8), title="Noise")


def test_what_torch_differentiates_once_may_not_lie_between() -> None:
    drawing, noise = attending()
    attention = drawing.place("self_attention", noise, title="Attention")
    both = drawing.place("sum", attention, noise, title="Both")
    problem = only_problem(penalised(drawing, both, noise))
    assert "Attention lies between it and Noise, and torch differentiates it once" in (
        problem.sentence
    )


def test_what_torch_differentiates_once_may_not_lie_between_inside_a_part() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("self_attention", entry), title="y")
    drawing, noise = attending()
    drawing.part("Attending", inside.graph)
    part = drawing.place("part", noise, part="Attending", title="Attending")
    assert "Attending lies between" in only_problem(penalised(drawing, part, noise)).sentence


def test_a_part_may_hold_it_on_the_way_to_another_output() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("self_attention", entry), title="mixed")
    inside.place("output", inside.place("linear", entry, shape=(2,)), title="flat")
    drawing, noise = attending()
    drawing.part("Two", inside.graph)
    part = drawing.place("part", noise, part="Two", title="Two")
    assert problems(penalised(drawing, part["flat"], noise)) == ()


def test_what_torch_differentiates_once_may_stand_before_and_beside_it() -> None:
    drawing, noise = attending()
    attention = drawing.place("self_attention", noise)
    code = drawing.place("dense", attention, units=2)
    both = drawing.place("sum", code, code)
    assert problems(penalised(drawing, both, attention)) == ()

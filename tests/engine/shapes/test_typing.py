from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.values import Document, End, Graph, Node, Wire
from engine.drawing import Drawing
from engine.language import Block, Map, Parameters, Type, Types, Value, infer
from engine.shapes.check import check
from tests.engine.shapes.drawn import Network, codes, dense_part, only_problem


def with_graph(network: Network, graph: Graph) -> Document:
    return edits.with_graph(network.document, graph)


def repeated(graph: Graph, times: int = 3) -> Network:
    """A trained network in which n3 repeats a Part."""
    network = Network()
    network.part("Layer", graph)
    stack = network.place("repeat", network.flat, part="Layer", title="Stack", times=times)
    network.train(network.place("dense", stack))
    return network


def test_types_follow_the_wires() -> None:
    network = Network()
    code = network.place("latent", network.flat)
    pixels = network.place("probability", code, shape=(8, 8))
    network.train(pixels, network.digits)
    found = check(network.document)
    assert found.problems == ()
    assert found.types[End("n1", "label")] == Type(kind="category", classes=10)
    assert found.types[End("n2", "y")] == Type((64,), meaning="unit")
    assert found.types[End("n3", "z")] == Type((2,))
    assert found.types[End("n4", "y")] == Type((8, 8), meaning="unit")
    assert found.types[End("n5", "loss")] == Type(is_batched=False)
    assert found.inputs["n3"] == Map({"h": Type((64,), meaning="unit")})
    assert found.sources[End("n5", "target")] == End("n1", "images")
    assert found.weights["n3"] == 2 * 65
    assert found.weight_count == 2 * 65 + 64 * 3


def test_a_wire_that_does_not_fit_names_both_nodes_numbers_cause_and_advice() -> None:
    network = Network()
    network.train(network.place("latent", network.digits, title="Code"), network.flat)
    problem = only_problem(network)
    assert problem.code == "misfit"
    assert problem.nodes == ("n3", "n1")
    assert problem.wires == (Wire(End("n1", "images"), End("n3", "h")),)
    assert problem.end == End("n3", "h")
    assert problem.sentence == (
        "Digits to Code, h: expected one axis of features, received 8 × 8; it has too many axes. "
        "Put a Flatten between them."
    )


def test_another_misfit_gives_another_advice() -> None:
    network = Network()
    network.train(network.place("latent", network.flat, title="Code", dimensions=3))
    problem = only_problem(network)
    assert problem.nodes == ("n4", "n2")
    assert problem.sentence == (
        "Flatten to Squared error, target: expected 3, received 64; it must agree with "
        "prediction. Change one of the two, or put a block between them that makes them fit."
    )


def test_a_value_too_large_for_memory_blames_the_node_alone() -> None:
    network = Network()
    noise = network.place("noise", shape=(60_000, 60_000), title="Fog")
    network.train(noise, noise)
    problem = only_problem(network)
    assert (problem.code, problem.nodes, problem.wires) == ("misfit", ("n3",), ())
    assert problem.sentence == (
        "Fog, z: expected at most 2,147,483,648 numbers, received 60,000 × 60,000; "
        "it would not fit in memory. Make it smaller."
    )


def test_only_the_first_of_many_nodes_behind_a_misfit_is_blamed() -> None:
    network = Network()
    value = network.place("latent", network.digits)
    for _ in range(3):
        value = network.place("dense", value)
    network.train(value)
    assert codes(network) == ["misfit"]
    assert End("n6", "y") not in check(network.document).types


def test_an_input_without_a_wire_is_a_problem_where_something_depends_on_it() -> None:
    network = Network()
    network.train(network.place("sum", network.flat, title="Skip"))
    problem = only_problem(network)
    assert problem.code == "missing-wire"
    assert problem.nodes == ("n3",)
    assert problem.end == End("n3", "b")
    assert problem.wires == ()
    assert problem.sentence == (
        "Skip, b: expected one wire, received none; nothing is wired to it. Drag a wire to b."
    )


def test_an_input_in_front_of_a_used_measure_is_missed_too() -> None:
    network = Network()
    network.train(network.place("dense", network.flat))
    network.place("accuracy", network.place("categorical"), network.digits["label"])
    problem = only_problem(network)
    assert (problem.code, problem.end) == ("missing-wire", End("n6", "h"))


def test_stray_nodes_are_no_problem() -> None:
    network = Network()
    network.train(network.place("dense", network.flat))
    network.place("accuracy")
    network.place("dense", network.place("sum"))
    assert codes(network) == []


def test_a_muted_node_is_bypassed() -> None:
    network = Network()
    hidden = network.place("dense", network.flat)
    network.train(network.place("dense", hidden))
    document = with_graph(network, edits.mute(network.graph, [hidden.id]))
    found = check(document)
    assert found.problems == ()
    assert found.sources[End("n4", "x")] == End("n2", "y")
    assert found.inputs["n4"] == Map({"x": Type((64,), meaning="unit")})
    assert "n3" not in found.weights


def test_muted_nodes_in_a_row_are_all_bypassed() -> None:
    network = Network()
    first = network.place("dense", network.flat)
    second = network.place("dense", first)
    network.train(network.place("dense", second))
    found = check(with_graph(network, edits.mute(network.graph, [first.id, second.id])))
    assert found.problems == ()
    assert found.sources[End("n5", "x")] == End("n2", "y")


@pytest.mark.parametrize("muted", ["n1", "n2", "n3", "n4", "n5"])
def test_a_node_that_changes_the_shape_cannot_be_muted(muted: str) -> None:
    network = Network()
    network.train(network.place("latent", network.flat), network.place("noise"))
    problem = only_problem(with_graph(network, edits.mute(network.graph, [muted])))
    assert problem.code == "muted"
    assert problem.nodes == (muted,)
    assert problem.cause == (
        "only a node with one input and one output of the same shape can be muted, that is bypassed"
    )
    assert problem.advice == "Let it work again, or change its shape"


def test_a_part_is_typed_and_counted_for_what_is_wired_to_it() -> None:
    network = Network()
    network.part("Encoder", dense_part(3))
    network.train(network.place("part", network.flat, part="Encoder"), network.place("noise"))
    problem = only_problem(network)
    assert (problem.code, problem.expected, problem.received) == ("misfit", "3", "2")
    found = check(network.document)
    assert found.types[End("n3", "y")] == Type((3,))
    assert found.weights["n3"] == 65 * 3


def test_one_part_may_be_placed_on_different_shapes() -> None:
    network = Network()
    network.part("Encoder", dense_part(3))
    first = network.place("part", network.flat, part="Encoder")
    network.train(network.place("part", first, part="Encoder"), first)
    found = check(network.document)
    assert found.problems == ()
    assert (found.weights["n3"], found.weights["n4"]) == (65 * 3, 4 * 3)


def test_parts_inside_parts_are_typed() -> None:
    outer = Drawing()
    outer.part("Layer", dense_part(5))
    entry = outer.place("input", title="x")
    hidden = outer.place("part", entry, part="Layer")
    outer.place("output", outer.place("repeat", hidden, part="Layer", times=2), title="code")
    network = Network()
    network.part("Layer", dense_part(5))
    network.part("Encoder", outer.graph)
    code = network.place("part", network.flat, part="Encoder")
    network.train(network.place("dense", code))
    found = check(network.document)
    assert found.problems == ()
    assert found.types[code["code"]] == Type((5,))
    assert found.weights[code.id] == 65 * 5 + 2 * 6 * 5


def test_a_problem_inside_a_part_is_told_at_the_placed_part() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("latent", entry, title="Code"), title="z")
    network = Network()
    network.part("Encoder", inside.graph)
    code = network.place("part", network.digits, part="Encoder", title="Encoder")
    network.train(network.place("dense", code))
    problem = only_problem(network)
    assert problem.code == "misfit"
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Encoder, part: expected a Part without problems, received a problem at x to Code, h; "
        "it has too many axes. Change the Part."
    )


def test_an_output_of_a_part_that_nothing_feeds_is_a_problem() -> None:
    inside = Drawing()
    inside.place("input", title="x")
    inside.place("output", title="y")
    network = Network()
    network.part("Encoder", inside.graph)
    network.train(network.place("part", network.flat, part="Encoder"))
    problem = only_problem(network)
    assert problem.received == "a problem at y, value"
    assert problem.cause == "nothing is wired to it"


def test_a_stray_node_inside_a_part_is_no_problem() -> None:
    inside = Drawing()
    inside.place("output", inside.place("input", title="x"), title="y")
    inside.place("dense")
    network = Network()
    network.part("Same", inside.graph)
    same = network.place("part", network.flat, part="Same")
    network.train(network.place("dense", same))
    assert codes(network) == []


def test_a_loss_does_not_leave_a_part() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("mean_squared_error", entry, entry), title="loss")
    network = Network()
    network.part("Loss", inside.graph)
    loss = network.place("part", network.flat, part="Loss")
    network.place("optimizer", loss)
    problem = only_problem(network)
    assert (
        problem.cause
        == "a loss has no batch axis, nor has a constant that is not told what to be like"
    )


def test_a_repeated_part_has_weights_for_each_link() -> None:
    network = repeated(dense_part(64), times=20)
    found = check(network.document)
    assert found.problems == ()
    assert found.types[End("n3", "y")] == Type((64,))
    assert found.weights["n3"] == 20 * 65 * 64


def test_a_link_of_a_chain_must_give_what_it_takes() -> None:
    problem = only_problem(repeated(dense_part(32)))
    assert problem.code == "misfit"
    assert problem.nodes == ("n3", "n2")
    assert problem.end == End("n3", "x")
    assert problem.sentence == (
        "Flatten to Stack, x: expected 32, received 64; each link feeds the next. "
        "Change one of the two, or put a block between them that makes them fit."
    )


def test_a_chain_has_one_way_in_and_one_way_out() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    for title in ("y", "z"):
        inside.place("output", entry, title=title)
    problem = only_problem(repeated(inside.graph))
    assert problem.sentence == (
        "Stack, part: expected one input and one output, received 1 and 2; "
        "each link feeds the next. Change the Part."
    )


def iterated(graph: Graph) -> Network:
    """A trained network in which n3 applies a Part again and again."""
    network = Network()
    network.part("Layer", graph)
    made = network.place("iterate", network.flat, part="Layer", title="Made")
    network.train(network.place("dense", made))
    return network


def test_a_part_that_is_iterated_has_the_weights_of_one() -> None:
    found = check(iterated(dense_part(64)).document)
    assert found.problems == ()
    assert found.types[End("n3", "y")] == Type((64,))
    assert found.weights["n3"] == 65 * 64


def test_a_part_that_is_iterated_must_give_what_it_takes() -> None:
    problem = only_problem(iterated(dense_part(32)))
    assert problem.end == End("n3", "x")
    assert problem.sentence == (
        "Flatten to Made, x: expected 32, received 64; what it gives is what it takes next. "
        "Change one of the two, or put a block between them that makes them fit."
    )


def test_a_category_cannot_be_iterated() -> None:
    inside = Drawing()
    inside.place("output", inside.place("input", title="x"), title="y")
    drawing = Drawing()
    drawing.part("Same", inside.graph)
    digits = drawing.place("dataset")
    made = drawing.place("iterate", digits["label"], part="Same", title="Made")
    code = drawing.place("embedding", made)
    drawing.place("optimizer", drawing.place("mean_squared_error", code, code))
    problem = only_problem(drawing)
    assert (problem.expected, problem.received) == ("numbers", "category of 10")
    assert problem.cause == "how far a category moves is no number"


def test_copies_side_by_side_may_change_the_shape_and_lie_on_a_new_first_axis() -> None:
    network = repeated(dense_part(32), times=5)
    graph = edits.set_parameter(network.graph, ["n3"], "mode", "side_by_side")
    found = check(with_graph(network, graph))
    assert found.types[End("n3", "y")] == Type((5, 32))
    assert found.types[End("n4", "y")] == Type((5, 64))
    assert found.weights["n3"] == 5 * 65 * 32


def test_copies_side_by_side_that_no_memory_holds_are_a_problem() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("linear", entry, shape=(4096, 4096)), title="y")
    network = repeated(inside.graph, times=200)
    graph = edits.set_parameter(network.graph, ["n3"], "mode", "side_by_side")
    assert codes(with_graph(network, graph)) == ["misfit"]


@pytest.mark.parametrize("times", [0, 201, 2.5, "x", True, (3,)])
def test_a_chain_of_an_impossible_length_is_a_problem(times: Value) -> None:
    network = repeated(dense_part(64))
    graph = edits.set_parameter(network.graph, ["n3"], "times", times)
    assert codes(with_graph(network, graph)) == ["parameter"]


def test_a_part_may_call_an_input_and_an_output_alike() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x", at=(0, 0))
    made = inside.place("dense", entry, units=3, at=(1, 0))
    inside.place("output", made, title="x", at=(2, 0))
    drawing = Drawing()
    drawing.part("Same", inside.graph)
    data = drawing.place("dataset", data="moons")
    part = drawing.place("part", data["points"], part="Same")
    loss = drawing.place("mean_squared_error", part, part)
    drawing.place("optimizer", loss)
    checked = check(drawing.document)
    assert not checked.problems
    assert checked.sources[End(loss.id, "prediction")] == part["x"]
    assert checked.types[part["x"]].shape == (3,)


def test_an_edit_works_out_only_nodes_downstream_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before it, and what gets the same types as before, is remembered."""
    network = Network()
    layers = [network.flat]
    for number in range(40):
        layers.append(network.place("dense", layers[-1], units=300 + number))
    network.train(network.place("dense", layers[-1], units=64))
    document = network.document
    check(document)
    seen: list[object] = []

    def noting(block: Block, inputs: Types, parameters: Parameters) -> Types:
        seen.append(parameters.get("units"))
        return infer(block, inputs, parameters)

    monkeypatch.setattr("engine.shapes.typing.infer", noting)
    ((name, node),) = (each for each in document.graph.nodes.items() if _units(each[1]) == 320)

    check(with_graph(network, edits.set_parameter(document.graph, [name], "units", 777)))
    assert seen == [777, 321]

    seen.clear()
    check(with_graph(network, edits.move(document.graph, {node.id: (1.0, 2.0)})))
    assert seen == []


def _units(node: Node) -> object:
    return node.parameters.get("units")

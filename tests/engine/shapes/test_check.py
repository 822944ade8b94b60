from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, End, Graph, Node
from engine.drawing import Drawing, Placed
from engine.examples import example_paths
from engine.language import Map, Type, Value
from engine.shapes.check import check, check_part
from tests.engine.shapes.drawn import Network, codes, dense_part, only_problem, problems

Change = Callable[[Graph], Graph]


def linked(network: Network, node: str, to: str) -> Document:
    return edits.with_graph(network.document, edits.link(network.graph, node, to))


@pytest.fixture
def twins() -> Network:
    """n3 and n4 are alike and both behind Flatten; their difference is made small."""
    network = Network()
    pair = [network.place("dense", network.flat, title=title) for title in ("First", "Second")]
    network.train(*pair)
    return network


def test_an_empty_document_has_no_problems() -> None:
    assert problems(Document()) == ()


@pytest.mark.parametrize("name", example_paths())
def test_an_example_has_neither_problems_nor_warnings(name: str) -> None:
    assert check(read_document(example_paths()[name])).told == ()


def test_a_document_without_an_optimizer_says_so() -> None:
    problem = only_problem(Network())
    assert problem.code == "no-optimizer"
    assert problem.nodes == ()
    assert problem.sentence == (
        "The document: it has no Optimizer, so nothing would be trained. "
        "Add an Optimizer and wire a loss to it."
    )


def test_equal_documents_are_checked_alike_however_they_were_drawn(twins: Network) -> None:
    nodes = list(twins.graph.nodes.values())
    again = edits.add(Graph(), *reversed(nodes))
    for wire in reversed(twins.graph.wires):
        again = edits.connect(again, *wire.ends)
    found, expected = check(Document(graph=again)), check(twins.document)
    assert found.order == expected.order
    assert list(found.ports) == list(expected.ports)
    assert found.owned == expected.owned


def test_a_linked_node_uses_the_weights_of_its_twin(twins: Network) -> None:
    found = check(linked(twins, "n4", "n3"))
    assert found.problems == ()
    assert "n4" not in found.weights


def test_links_may_be_a_chain() -> None:
    network = Network()
    value = network.flat
    for to in ("", "n3", "n4"):
        value = network.place("dense", value, linked_to=Placed(to, ()) if to else None)
    network.train(value)
    assert problems(network) == ()
    assert check(network.document).weight_count == 65 * 64


def test_linked_parts_share_their_weights() -> None:
    network = Network()
    network.part("Encoder", dense_part())
    first = network.place("part", network.flat, part="Encoder")
    network.train(network.place("part", first, part="Encoder", linked_to=first))
    found = check(network.document)
    assert found.problems == ()
    assert found.weight_count == 65 * 64


def test_a_default_is_the_same_parameter_as_its_value(twins: Network) -> None:
    graph = edits.set_parameter(twins.graph, ["n3"], "units", 64)
    graph = edits.link(graph, "n4", "n3")
    assert codes(edits.with_graph(twins.document, graph)) == []


@pytest.mark.parametrize(
    ("change", "nodes", "where", "cause"),
    [
        (
            lambda graph: edits.link(graph, "n4", "n9"),
            ("n4",),
            "Second, linked to n9",
            "there is no such node",
        ),
        (
            lambda graph: edits.link(graph, "n4", "n4"),
            ("n4", "n4"),
            "Second, linked to Second",
            "the links run in a circle",
        ),
        (
            lambda graph: edits.link(graph, "n4", "n2"),
            ("n4", "n2"),
            "Second, linked to Flatten",
            "nodes that share weights must be the same block with the same parameters",
        ),
        (
            lambda graph: edits.link(edits.set_parameter(graph, ["n4"], "bias", False), "n4", "n3"),
            ("n4", "n3"),
            "Second, linked to First",
            "nodes that share weights must be the same block with the same parameters",
        ),
    ],
)
def test_a_link_that_cannot_be_says_why(
    twins: Network, change: Change, nodes: tuple[str, ...], where: str, cause: str
) -> None:
    document = edits.with_graph(twins.document, change(twins.graph))
    problem = next(each for each in check(document).problems if each.code == "link")
    assert problem.nodes == nodes
    assert (problem.where, problem.cause) == (where, cause)
    assert problem.advice == "Make the two alike, or give it weights of its own"


def placed_twice(block: str, other: str, **knobs: Value) -> Document:
    """A Part that stands in a block, and in another one that is linked to it."""
    network = Network()
    network.part("Layer", dense_part())
    first = network.place(block, network.flat, part="Layer", title="First")
    again = network.place(other, network.flat, part="Layer", title="Again", linked_to=first)
    network.train(first, again)
    graph = network.graph
    for name, value in knobs.items():
        graph = edits.set_parameter(graph, [again.id], name, value)
    return edits.with_graph(network.document, graph)


def test_a_part_lends_its_weights_however_often_it_is_applied() -> None:
    assert problems(placed_twice("part", "iterate", steps=300, mode="fixed_point")) == ()
    assert problems(placed_twice("iterate", "part")) == ()
    assert problems(placed_twice("iterate", "iterate", steps=3)) == ()


def test_a_part_and_copies_of_it_share_no_weights() -> None:
    for pair in (("part", "repeat"), ("repeat", "iterate")):
        problem = only_problem(placed_twice(*pair))
        assert problem.cause == (
            "nodes that share weights must be the same block with the same parameters"
        )


def test_codes_of_categories_are_shared_only_where_there_are_as_many() -> None:
    drawing = Drawing()
    iris, wine = (drawing.place("dataset", data=name) for name in ("digits", "iris"))
    first = drawing.place("embedding", iris["label"], title="First")
    again = drawing.place("embedding", wine["label"], title="Again", linked_to=first)
    drawing.place("optimizer", drawing.place("mean_squared_error", first, again))
    assert only_problem(drawing).cause == (
        "nodes that share weights must get values of the same shape"
    )


def test_twins_that_link_to_each_other_are_a_circle(twins: Network) -> None:
    graph = edits.link(edits.link(twins.graph, "n3", "n4"), "n4", "n3")
    document = edits.with_graph(twins.document, graph)
    found = [problem for problem in check(document).problems if problem.code == "link"]
    assert [problem.nodes for problem in found] == [("n3", "n4"), ("n4", "n3")]
    assert {problem.cause for problem in found} == {"the links run in a circle"}


def test_only_the_end_of_a_chain_of_links_that_leads_nowhere_is_blamed(twins: Network) -> None:
    graph = edits.link(edits.link(twins.graph, "n3", "n9"), "n4", "n3")
    document = edits.with_graph(twins.document, graph)
    (problem,) = (each for each in check(document).problems if each.code == "link")
    assert (problem.nodes, problem.cause) == (("n3",), "there is no such node")


def test_twins_must_get_values_of_one_shape() -> None:
    network = Network()
    first = network.place("dense", network.place("latent", network.flat), title="First")
    network.train(network.place("dense", network.flat, title="Second", linked_to=first), first)
    problem = only_problem(network)
    assert problem.code == "link"
    assert problem.nodes == ("n5", "n4")
    assert problem.sentence == (
        "Second, linked to First: nodes that share weights must get values of the same shape. "
        "Make the two alike, or give it weights of its own."
    )


def test_a_link_to_a_node_that_nothing_is_trained_with_is_a_problem(twins: Network) -> None:
    graph = edits.add(twins.graph, Node("n9", "dense", "Aside"))
    graph = edits.link(graph, "n4", "n9")
    problem = only_problem(edits.with_graph(twins.document, graph))
    assert (problem.code, problem.nodes) == ("link", ("n4", "n9"))
    assert problem.cause == "Aside holds their weights, but nothing that is trained needs it"


def test_a_link_to_a_muted_node_is_a_problem(twins: Network) -> None:
    graph = edits.mute(edits.link(twins.graph, "n4", "n3"), ["n3"])
    found = problems(edits.with_graph(twins.document, graph))
    assert ("link", ("n4", "n3")) in [(each.code, each.nodes) for each in found]


def test_linked_nodes_of_an_unknown_block_are_one_problem_each() -> None:
    pair = (Node("n1", "quantum", "A"), Node("n2", "quantum", "B", linked_to="n1"))
    document = Document(graph=edits.add(Graph(), *pair))
    assert codes(document) == ["no-optimizer", "unknown-block", "unknown-block"]


@pytest.mark.parametrize(
    ("block", "where"),
    [("dataset", "Digits"), ("noise", "Noise"), ("accuracy", "Accuracy"), ("optimizer", "Adam")],
)
def test_what_belongs_on_the_canvas_must_not_stand_in_a_part(block: str, where: str) -> None:
    inside = Drawing()
    inside.place("output", inside.place("input", title="x"), title="y")
    inside.place(block)
    found = check_part(inside.graph, Map(), Map({"x": Type((64,))}))
    (problem,) = found.checked.problems
    assert problem.code == "misplaced"
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        f"{where}: data, noise, measures and optimizers stand on the canvas, not inside a Part. "
        "Move it out and wire it to an input of the Part."
    )


def test_an_input_of_a_part_gives_no_value_on_the_canvas() -> None:
    network = Network()
    network.train(network.place("dense", network.place("input", title="Ghost")))
    problem = next(each for each in problems(network) if each.code == "misplaced")
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Ghost: it is the border of a Part, so no value comes from it on the canvas. "
        "Wire data or noise instead."
    )


def test_a_stray_input_or_output_on_the_canvas_is_no_problem() -> None:
    network = Network()
    network.train(network.place("dense", network.flat))
    network.place("output", network.place("input"))
    assert codes(network) == []


def test_a_part_gives_the_type_on_each_of_its_outputs() -> None:
    found = check_part(dense_part(3), Map(), Map({"x": Type((64,))}))
    assert found.outputs == Map({"y": Type((3,))})
    assert (found.weights, found.trainable) == (65 * 3, 65 * 3)
    assert found.checked.problems == ()
    assert found.checked.owned == Map()


def test_only_weights_that_lead_out_of_a_part_count() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("dense", entry, units=3), title="y")
    inside.place("dense", entry, units=5)
    graph = edits.freeze(inside.graph, ["n2"])
    found = check_part(graph, Map(), Map({"x": Type((64,))}))
    assert (found.weights, found.trainable) == (65 * 3, 0)


def test_a_part_is_checked_without_anything_wired_to_it() -> None:
    inside = Drawing()
    inside.place("output", title="y")
    found = check_part(inside.graph, Map(), Map())
    assert found.outputs == Map()
    assert [problem.code for problem in found.checked.problems] == ["missing-wire"]


@pytest.mark.parametrize(("one", "other"), [(True, 1), (1, True)])
def test_what_is_remembered_of_one_part_is_not_taken_for_another(one: Value, other: Value) -> None:
    def document(bias: Value) -> Document:
        network = Network()
        part = edits.set_parameter(dense_part(), ["n2"], "bias", bias)
        network.part("Encoder", part)
        network.train(network.place("part", network.flat, part="Encoder"))
        return network.document

    found = [codes(document(bias)) for bias in (one, other)]
    assert sorted(found) == [[], ["misfit"]]


def test_a_document_of_three_hundred_nodes_is_checked() -> None:
    network = Network()
    value = network.flat
    for _ in range(99):
        layer = network.place("dense", value)
        value = network.place("sum", network.place("layer_normalisation", layer), value)
    network.train(value)
    found = check(network.document)
    assert found.problems == ()
    assert len(found.order) == 301
    assert found.types[End(value.id, "y")] == Type((64,))
    assert len(found.owned["n301"]) == 198


def test_freezing_a_linked_node_says_whose_weights_it_would_have_to_be(twins: Network) -> None:
    graph = edits.freeze(edits.link(twins.graph, "n4", "n3"), ["n4"])
    problem = only_problem(edits.with_graph(twins.document, graph))
    assert (problem.code, problem.nodes) == ("frozen", ("n4", "n3"))
    assert "its weights are those of First, which are trained" in problem.sentence


def test_a_linked_node_is_frozen_with_the_one_that_holds_its_weights() -> None:
    network = Network()
    first = network.place("dense", network.flat, title="First", is_frozen=True)
    second = network.place("dense", network.flat, linked_to=first, is_frozen=True)
    network.train(network.place("dense", second, units=64), first)
    assert problems(network) == ()


def test_both_of_two_wires_into_one_input_lead_to_nodes_that_are_used() -> None:
    network = Network()
    latent = network.place("latent")
    made = network.place("dense", latent, units=64)
    network.train(made)
    graph = edits.connect(network.graph, End("n2", "y"), End("n5", "prediction"))
    assert codes(edits.with_graph(network.document, graph)) == ["missing-wire", "second-wire"]

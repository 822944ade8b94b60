from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.document import edits
from engine.document.values import Document, Graph, KeptWeights, Node
from engine.drawing import Drawing, Placed
from engine.language import Value
from engine.shapes.check import check
from engine.shapes.owners import optimizers_of, role_of, setting
from engine.shapes.problems import Problem
from tests.engine.shapes.drawn import Network, codes, dense_part, only_problem, problems
from tests.engine.shapes.repairs.broken import with_a_layer_left_out


@pytest.fixture
def pair() -> Drawing:
    """An encoder n3 and a decoder n4 behind Flatten, and their loss n5; no Optimizer yet."""
    network = Network()
    code = network.place("latent", network.flat, title="Encoder")
    pixels = network.place("dense", code, title="Decoder")
    network.place("mean_squared_error", pixels, network.flat)
    return network


LOSS = Placed("n5", ("loss",))


def only_owner_problem(drawn: Drawing | Document) -> Problem:
    problem = only_problem(drawn)
    assert problem.code == "owner"
    return problem


def owned(drawn: Drawing) -> dict[str, tuple[str, ...]]:
    return dict(check(drawn.document).owned)


def test_an_optimizer_trains_everything_upstream_that_has_weights(pair: Drawing) -> None:
    pair.place("optimizer", LOSS)
    assert problems(pair) == ()
    assert owned(pair) == {"n6": ("n3", "n4")}


def test_an_optimizer_trains_what_it_names_in_the_order_of_the_graph(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n4", "n3"))
    assert problems(pair) == ()
    assert owned(pair) == {"n6": ("n3", "n4")}


def test_an_open_ended_optimizer_leaves_what_others_name(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n4",))
    pair.place("optimizer", LOSS, order=2)
    assert problems(pair) == ()
    assert owned(pair) == {"n6": ("n4",), "n7": ("n3",)}


def test_two_optimizers_that_both_train_everything_must_not_meet(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, title="First")
    pair.place("optimizer", LOSS, title="Second", order=2)
    problem = only_owner_problem(pair)
    assert problem.nodes == ("n7", "n6")
    assert problem.sentence == (
        "First and Second: both train everything upstream, so both would train the same weights. "
        "Choose in each what it trains."
    )


def test_two_optimizers_that_train_different_things_may_be_open_ended() -> None:
    network = Network()
    for _ in range(2):
        network.train(network.place("dense", network.flat))
    assert problems(network) == ()
    assert owned(network) == {"n5": ("n3",), "n8": ("n6",)}


def test_two_optimizers_may_name_the_same_weights_when_they_alternate(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n3",))
    pair.place("optimizer", LOSS, trains=("n3", "n4"), order=2)
    assert problems(pair) == ()


def test_optimizers_that_step_together_must_name_different_weights(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n3",), title="First")
    pair.place("optimizer", LOSS, trains=("n3", "n4"), title="Second")
    problem = only_owner_problem(pair)
    assert problem.nodes == ("n7", "n6")
    assert problem.sentence == (
        "First and Second: they step together, so they must not train the same weights. "
        "Choose in each what it trains."
    )


def test_an_optimizer_for_which_others_left_nothing_says_so(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n3", "n4"))
    pair.place("optimizer", LOSS, title="Second", order=2)
    problem = only_owner_problem(pair)
    assert problem.nodes == ("n7",)
    assert problem.sentence == (
        "Second: other optimizers train all that its loss depends on. "
        "Wire a block with weights into the loss, or change what the optimizer trains."
    )


def test_an_optimizer_without_any_weights_says_so() -> None:
    network = Network()
    network.train(network.flat)
    problem = only_owner_problem(network)
    assert problem.nodes == ("n4",)
    assert problem.cause == "nothing that its loss depends on has weights to train"


def test_an_optimizer_that_trains_nothing_but_frozen_weights_says_so(pair: Drawing) -> None:
    pair.place("optimizer", LOSS)
    document = edits.with_graph(pair.document, edits.freeze(pair.graph, ["n3", "n4"]))
    assert only_owner_problem(document).nodes == ("n6",)


def test_frozen_weights_are_left_out(pair: Drawing) -> None:
    pair.place("optimizer", LOSS)
    found = check(edits.with_graph(pair.document, edits.freeze(pair.graph, ["n3"])))
    assert found.problems == ()
    assert found.owned["n6"] == ("n4",)


def test_weights_behind_what_a_constant_is_like_are_not_reached() -> None:
    network = Network()
    hidden = network.place("dense", network.flat, title="Hidden")
    constant = network.place("learned_constant", hidden, title="Constant", shape=(64,))
    network.train(constant)
    assert owned(network) == {"n6": (constant.id,)}


def test_weights_behind_a_measure_are_not_reached() -> None:
    network = Network()
    answer = network.place("categorical", network.flat)
    accuracy = network.place("accuracy", answer, network.digits["label"])
    network.place("optimizer", accuracy)
    problem = only_owner_problem(network)
    assert problem.nodes == ("n5",)
    assert problem.cause == "nothing that its loss depends on has weights to train"


@pytest.mark.parametrize(
    ("named", "where", "cause"),
    [
        ("n9", "Adam trains n9", "there is no such node"),
        (
            "n7",
            "Adam trains Twin",
            "it uses the weights of another node; name that one",
        ),
        ("n8", "Adam trains Cold", "it is frozen"),
        ("n2", "Adam trains Flatten", "it has no weights to train"),
        (
            "n10",
            "Adam trains Aside",
            "its weights do not reach this optimizer's loss, so they would never change",
        ),
        ("n11", "Adam trains Silent", "it is muted"),
    ],
)
def test_a_named_node_that_cannot_be_trained_says_why(
    pair: Drawing, named: str, where: str, cause: str
) -> None:
    flat = Placed("n2", ("y",))
    pair.place("optimizer", LOSS)
    for title in ("Twin", "Cold", "Spare", "Aside", "Silent"):
        pair.place("dense", flat, title=title)
    graph = edits.freeze(edits.link(pair.graph, "n7", "n3"), ["n8"])
    graph = edits.mute(edits.link(graph, "n7", "n8"), ["n11"])
    graph = edits.set_parameter(graph, ["n6"], "trains", ("n3", named.replace("n9", "n99")))
    problem = only_owner_problem(edits.with_graph(pair.document, graph))
    assert problem.nodes == (("n6",) if named == "n9" else ("n6", named))
    assert problem.where == where.replace("n9", "n99")
    assert problem.cause == cause
    assert problem.advice == "Change what the optimizer trains"


def test_a_problem_upstream_does_not_make_named_nodes_a_problem(pair: Drawing) -> None:
    pair.place("optimizer", LOSS, trains=("n3", "n4"))
    wrong = edits.set_parameter(pair.graph, ["n4"], "units", 3)
    assert codes(edits.with_graph(pair.document, wrong)) == ["misfit"]
    loose = edits.disconnect(pair.graph, *pair.graph.wires_into("n6"))
    assert codes(edits.with_graph(pair.document, loose)) == ["missing-wire"]


def test_a_placed_part_is_trained_as_one() -> None:
    network = Network()
    network.part("Encoder", dense_part())
    network.train(network.place("part", network.flat, part="Encoder"), trains=("n3",))
    assert problems(network) == ()
    assert owned(network) == {"n5": ("n3",)}


@pytest.mark.parametrize("change", [edits.freeze, edits.mute])
def test_a_part_without_weights_that_could_change_is_not_trained(
    change: Callable[[Graph, list[str]], Graph],
) -> None:
    network = Network()
    network.part("Encoder", change(dense_part(), ["n2"]))
    network.train(network.place("part", network.flat, part="Encoder"))
    problem = only_owner_problem(network)
    assert (problem.nodes, problem.cause) == (
        ("n5",),
        "nothing that its loss depends on has weights to train",
    )


def test_linked_nodes_are_trained_once_as_the_node_that_has_the_weights() -> None:
    network = Network()
    first = network.place("dense", network.flat)
    network.train(network.place("dense", first, linked_to=first))
    assert problems(network) == ()
    assert owned(network) == {"n6": ("n3",)}


def left_out(document: Drawing | Document) -> list[str]:
    """The nodes of which a warning says that nobody trains them."""
    found = check(document.document if isinstance(document, Drawing) else document)
    assert found.problems == ()
    assert all(warning.is_warning for warning in found.warnings)
    return [warning.nodes[0] for warning in found.warnings]


def test_a_layer_that_no_optimizer_trains_is_warned_of_with_whose_loss_depends_on_it() -> None:
    (warning,) = check(with_a_layer_left_out()).warnings
    assert warning.nodes == ("n3", "n6")
    assert warning.sentence == (
        "Hidden: the loss of Adam depends on its weights, but no optimizer trains them, so they "
        "stay random. Let an optimizer train it, or freeze it if that is meant."
    )


def test_weights_of_an_earlier_run_that_nobody_trains_stay_as_they_are() -> None:
    document = with_a_layer_left_out()
    kept = edits.take_weights(document.graph, "n3", KeptWeights("one", "n1", "0" * 64))
    (warning,) = check(edits.with_graph(document, kept)).warnings
    assert "so they stay as the earlier run left them" in warning.sentence


@pytest.mark.parametrize("change", [edits.freeze, edits.mute])
def test_what_is_frozen_or_muted_is_not_warned_of(
    change: Callable[[Graph, list[str]], Graph],
) -> None:
    network = Network()
    hidden = network.place("dense", network.flat, units=64)
    made = network.place("linear", hidden, shape=(64,))
    network.train(made, trains=(made.id,))
    assert left_out(network) == [hidden.id]
    assert left_out(edits.with_graph(network.document, change(network.graph, [hidden.id]))) == []


def test_what_another_stage_trains_is_not_warned_of() -> None:
    network = Network()
    hidden = network.place("dense", network.flat, units=64)
    network.train(hidden, title="First", until_turn=3)
    made = network.place("linear", hidden, shape=(64,))
    network.train(made, title="Second", trains=(made.id,), from_turn=4)
    assert left_out(network) == []


def test_what_lets_no_gradient_through_keeps_what_is_before_it_from_a_warning() -> None:
    network = Network()
    hidden = network.place("dense", network.flat, units=64)
    made = network.place("linear", network.place("stop_gradient", hidden), shape=(64,))
    network.train(made, trains=(made.id,))
    assert left_out(network) == []


def test_there_are_no_warnings_beside_problems() -> None:
    document = with_a_layer_left_out()
    cut = edits.disconnect(document.graph, *document.graph.wires_into("n5", "target"))
    found = check(edits.with_graph(document, cut))
    assert [problem.code for problem in found.told] == ["missing-wire"]


def test_optimizers_are_updated_by_order_and_then_by_id() -> None:
    drawing = Drawing()
    for order in (3, 1, 3, 1):
        drawing.place("optimizer", order=order)
    assert [node.id for node in optimizers_of(drawing.graph)] == ["n2", "n4", "n1", "n3"]


@pytest.mark.parametrize("order", ["x", True, 2.5, 0, (1,)])
def test_an_order_that_cannot_be_counts_as_the_default(order: Value) -> None:
    drawing = Drawing()
    drawing.place("optimizer", order=order)
    drawing.place("optimizer", order=2)
    assert [node.id for node in optimizers_of(drawing.graph)] == ["n1", "n2"]


def test_a_setting_is_the_value_or_the_default_or_nothing() -> None:
    drawing = Drawing()
    drawing.place("dense", units=3)
    node = drawing.graph.nodes["n1"]
    assert setting(node, "units") == 3
    assert setting(node, "bias") is True
    assert setting(node, "rate") is None
    assert setting(Node("n1", "quantum", "Qubits"), "units") is None


def test_a_node_has_the_role_of_its_block() -> None:
    assert role_of(Node("n1", "dense", "Dense")) == "layer"
    assert role_of(Node("n1", "quantum", "Qubits")) == ""

from __future__ import annotations

from engine.document.edits import freeze, with_graph
from engine.document.values import Node
from engine.language import Map
from engine.shapes.check import check
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import (
    broken,
    changed,
    offered,
    set_to,
    with_a_layer_left_out,
)


def test_each_of_two_idle_losses_may_have_the_optimizer() -> None:
    network = Network()
    made = network.place("dense", network.flat, units=64)
    network.place("mean_squared_error", made, network.flat)
    network.place("mean_absolute_error", made, network.flat)
    assert [*offered(network.document)] == [
        "Add an Optimizer for Squared error",
        "Add an Optimizer for Absolute error",
    ]


def test_a_frozen_node_that_is_to_be_trained_is_unfrozen() -> None:
    document = broken(set_to("n10", "trains", ("n3",)), changed("n3", is_frozen=True))
    assert [*offered(document)] == [
        "Unfreeze Encoder 1",
        "Leave Encoder 1 out",
        "Train everything upstream",
    ]


def test_a_network_that_is_frozen_as_a_whole_is_unfrozen_somewhere() -> None:
    network = Network()
    network.train(network.place("dense", network.flat, units=64))
    document = with_graph(network.document, freeze(network.graph, ["n3"]))
    assert next(iter(offered(document))) == "Unfreeze Dense"


def test_the_node_that_holds_the_weights_is_trained_instead_of_a_linked_one() -> None:
    network = Network()
    first = network.place("dense", network.flat, title="First")
    second = network.place("dense", network.flat, title="Second", linked_to=first)
    network.train(second, first, trains=(second.id,))
    repair = offered(network.document)["Train First instead"]
    adam = repair.document.graph.nodes["n6"]
    assert adam.parameters == Map({"trains": (first.id,)})


def test_a_layer_that_nobody_trains_is_trained_or_frozen() -> None:
    found = offered(with_a_layer_left_out())
    assert [*found] == [
        "Let Adam train Hidden",
        "Freeze Hidden",
        "Let Adam train everything upstream",
    ]
    assert check(found["Let Adam train Hidden"].document).owned == Map({"n6": ("n3", "n4")})
    assert check(found["Freeze Hidden"].document).owned == Map({"n6": ("n4",)})


def test_optimizers_of_one_order_take_turns_or_share() -> None:
    network = Network()
    made = network.place("dense", network.flat, units=64)
    again = network.place("dense", made, units=64)
    loss = network.place("mean_squared_error", again, network.flat)
    network.place("optimizer", loss, title="One", trains=(made.id, again.id))
    network.place("optimizer", loss, title="Two", trains=(made.id,))
    found = offered(network.document)
    assert [*found][:2] == ["Leave what they share to Two", "Let them take turns"]
    owned = check(found["Leave what they share to Two"].document).owned
    assert owned == Map({"n6": ("n4",), "n7": ("n3",)})


def test_nodes_that_are_gone_are_left_out() -> None:
    repair = offered(broken(set_to("n10", "trains", ("n3", "n77"))))["Leave out what is gone"]
    optimizer: Node = repair.document.graph.nodes["n10"]
    assert optimizer.parameters["trains"] == ("n3",)

from __future__ import annotations

from engine.document.values import End
from engine.shapes.check import check
from tests.engine.shapes.drawn import Network


def test_problems_are_shown_at_their_first_node_and_on_their_wires() -> None:
    network = Network()
    network.train(network.place("latent", network.digits), network.flat)
    found = check(network.document)
    (wire,) = network.graph.wires_into("n3")
    assert found.of_node("n3") == found.problems
    assert found.of_node("n1") == ()
    assert found.of_wire(wire) == found.problems
    assert found.of_wire(network.graph.wires_into("n2")[0]) == ()


def test_weights_of_linked_nodes_count_once() -> None:
    network = Network()
    first = network.place("dense", network.flat)
    network.train(network.place("dense", first, linked_to=first))
    found = check(network.document)
    assert found.weight_count == 65 * 64
    assert End("n4", "y") in found.types

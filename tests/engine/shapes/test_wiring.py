from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.values import Document, End, Graph, Wire
from engine.shapes.check import check
from engine.shapes.wiring import fitting_wires
from tests.engine.shapes.drawn import Network, codes, only_problem, problems


def rewired(network: Network, source: End, target: End) -> Document:
    """The network with one more wire."""
    return edits.with_graph(network.document, edits.connect(network.graph, source, target))


@pytest.fixture
def trained() -> Network:
    """n3 Dense and n4 Dense in a row, n5 Squared error, n6 Adam."""
    network = Network()
    hidden = network.place("dense", network.flat, title="Hidden")
    network.train(network.place("dense", hidden, title="Pixels"))
    return network


def test_a_second_wire_into_one_input_names_both_sources(trained: Network) -> None:
    document = rewired(trained, End("n2", "y"), End("n4", "x"))
    problem = only_problem(document)
    assert problem.code == "second-wire"
    assert problem.nodes == ("n4", "n3", "n2")
    assert problem.wires == document.graph.wires_into("n4", "x")
    assert problem.end == End("n4", "x")
    assert problem.sentence == (
        "Pixels, x: expected one wire, received 2; it cannot tell which of Hidden and Flatten "
        "to use. Keep one of them, or add them up with a Sum."
    )


def test_nothing_behind_a_second_wire_has_a_type(trained: Network) -> None:
    document = rewired(trained, End("n2", "y"), End("n4", "x"))
    assert End("n4", "y") not in check(document).types
    assert End("n3", "y") in check(document).types
    assert document.graph.wires_into("n4")[0] not in fitting_wires(
        document.graph, check(document).ports
    )


def test_a_wire_to_a_port_that_is_not_there_says_which(trained: Network) -> None:
    problem = only_problem(rewired(trained, End("n1", "images"), End("n3", "condition")))
    assert problem.code == "missing-port"
    assert problem.nodes == ("n3",)
    assert problem.wires == (Wire(End("n1", "images"), End("n3", "condition")),)
    assert problem.end == End("n3", "condition")
    assert problem.sentence == (
        "Hidden: it has no port 'condition', which a wire ends at. Delete the wire."
    )


def test_a_wire_from_a_port_that_is_not_there_blames_its_source(trained: Network) -> None:
    problem = only_problem(rewired(trained, End("n1", "film"), End("n3", "condition")))
    assert (problem.code, problem.nodes, problem.end) == (
        "missing-port",
        ("n1",),
        End("n1", "film"),
    )


def test_a_wire_of_a_part_without_ports_is_a_problem() -> None:
    network = Network()
    network.part("Empty", Graph())
    placed = network.place("part", part="Empty")
    network.train(network.flat)
    graph = edits.disconnect(network.graph, *network.graph.wires_into("n4", "prediction"))
    graph = edits.connect(graph, End(placed.id, "y"), End("n4", "prediction"))
    problem = only_problem(edits.with_graph(network.document, graph))
    assert (problem.code, problem.nodes) == ("missing-port", (placed.id,))


def test_the_wires_of_a_node_whose_ports_are_unknown_are_no_problem_of_their_own(
    trained: Network,
) -> None:
    graph = edits.set_parameter(trained.graph, ["n3"], "units", 0)
    assert codes(edits.with_graph(trained.document, graph)) == ["parameter"]


def test_a_circle_names_its_nodes_in_their_order(trained: Network) -> None:
    graph = edits.disconnect(trained.graph, *trained.graph.wires_into("n3"))
    graph = edits.connect(graph, End("n4", "y"), End("n3", "x"))
    problem = only_problem(edits.with_graph(trained.document, graph))
    assert problem.code == "cycle"
    assert problem.nodes == ("n3", "n4")
    assert set(problem.wires) == {
        Wire(End("n3", "y"), End("n4", "x")),
        Wire(End("n4", "y"), End("n3", "x")),
    }
    assert problem.sentence == (
        "Hidden → Pixels: expected wires in one direction, received a circle; these nodes wait "
        "for one another, so no value can be worked out first. Delete one of its wires."
    )


def test_a_node_that_feeds_itself_is_a_circle(trained: Network) -> None:
    graph = edits.disconnect(trained.graph, *trained.graph.wires_into("n3"))
    graph = edits.connect(graph, End("n3", "y"), End("n3", "x"))
    problem = only_problem(edits.with_graph(trained.document, graph))
    assert (problem.code, problem.nodes, problem.where) == ("cycle", ("n3",), "Hidden")


def test_two_circles_are_two_problems_and_what_lies_behind_them_has_no_place(
    trained: Network,
) -> None:
    graph = edits.disconnect(trained.graph, *trained.graph.wires_into("n3"))
    for name in ("n3", "n4"):
        graph = edits.disconnect(graph, *graph.wires_into(name))
        graph = edits.connect(graph, End(name, "y"), End(name, "x"))
    document = edits.with_graph(trained.document, graph)
    assert codes(document) == ["cycle", "cycle"]
    assert check(document).order == ("n1", "n2")


def test_sources_stand_before_what_they_feed_and_otherwise_in_the_order_of_ids(
    trained: Network,
) -> None:
    assert check(trained.document).order == ("n1", "n2", "n3", "n4", "n5", "n6")
    graph = edits.disconnect(trained.graph, *trained.graph.wires_into("n3"))
    graph = edits.disconnect(graph, *graph.wires_into("n4"))
    graph = edits.connect(graph, End("n2", "y"), End("n4", "x"))
    graph = edits.connect(graph, End("n4", "y"), End("n3", "x"))
    found = check(edits.with_graph(trained.document, graph))
    assert found.order == ("n1", "n2", "n4", "n3", "n5", "n6")


def test_a_sound_network_has_no_problems(trained: Network) -> None:
    assert problems(trained) == ()

from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.values import Document, End, Graph, Node
from engine.drawing import Drawing
from engine.language import Map, Ports, Value
from engine.shapes.check import check
from engine.shapes.interfaces import MOST_NESTED, part_ports, ports_of
from tests.engine.shapes.drawn import Network, codes, dense_part, only_problem


def placing(part: str) -> Graph:
    """A Part from x to y that places another one."""
    inside = Drawing()
    inside.part(part, dense_part())
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("part", entry, part=part), title="y")
    return inside.graph


def using(part: str, **parts: Graph) -> Document:
    """A trained network that places a Part as n3."""
    network = Network()
    for name, graph in parts.items():
        network.part(name, graph)
    network.train(network.place("part", network.flat, part=part, title="Encoder"))
    return network.document


def test_an_unknown_block_says_what_to_install() -> None:
    document = Document(graph=edits.add(Network().graph, Node("n3", "quantum", "Qubits")))
    problem = next(each for each in check(document).problems if each.nodes)
    assert problem.code == "unknown-block"
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Qubits: this Neuroloom has no block 'quantum'. "
        "Install the package that brings it, or delete the node."
    )


@pytest.mark.parametrize(
    ("block", "name", "value", "where", "cause"),
    [
        ("dense", "units", 0, "Node, Units", "expected 1 to 65,536, received 0"),
        ("dense", "bias", 1, "Node, Bias", "expected true or false, received 1"),
        ("dense", "colour", "red", "Node, colour", "Dense has no parameter 'colour'"),
        ("dropout", "rate", 10**9, "Node, Rate", "expected 0 to 0.95, received 1,000,000,000"),
        ("optimizer", "order", "first", "Node, Order", "expected a whole number, received 'first'"),
        ("repeat", "times", 2.5, "Node, Times", "expected a whole number, received 2.5"),
    ],
)
def test_a_parameter_that_cannot_be_says_why(
    block: str, name: str, value: Value, where: str, cause: str
) -> None:
    parameters: dict[str, Value] = {"part": "Layer"} if block == "repeat" else {}
    node = Node("n1", block, "Node", parameters=Map({**parameters, name: value}))
    document = Document(graph=edits.add(Graph(), node), parts=Map({"Layer": dense_part()}))
    problem = next(each for each in check(document).problems if each.nodes)
    assert problem.code == "parameter"
    assert problem.nodes == ("n1",)
    assert (problem.where, problem.cause) == (where, cause)
    assert problem.advice == "Change it in the inspector"


def test_a_part_that_is_not_there_is_named() -> None:
    graph = edits.connect(
        edits.add(Network().graph, Node("n3", "part", "Encoder", parameters=Map({"part": "E"}))),
        End("n2", "y"),
        End("n3", "x"),
    )
    problem = next(each for each in check(Document(graph=graph)).problems if each.nodes)
    assert problem.code == "missing-part"
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Encoder: the document has no Part 'E'. Choose a Part that is there."
    )


def test_the_ports_of_a_part_are_its_inputs_and_outputs_from_top_to_bottom() -> None:
    inside = Drawing()
    inside.place("input", title="Second", at=(0, 2))
    inside.place("input", title="First one", at=(5, 1))
    inside.place("output", title="y", at=(0, 0))
    ports = part_ports(inside.graph)
    assert [port.name for port in ports.inputs] == ["first_one", "second"]
    assert [port.name for port in ports.outputs] == ["y"]


@pytest.mark.parametrize(
    "node",
    [
        Node("n1", "quantum", "Qubits"),
        Node("n1", "part", "Encoder", parameters=Map({"part": "E"})),
        Node("n1", "dense", "Dense", parameters=Map({"units": 0})),
    ],
)
def test_a_node_that_cannot_be_understood_has_no_ports(node: Node) -> None:
    assert ports_of(node, Map()) == Ports()


def test_a_part_that_places_itself_is_endless() -> None:
    problem = only_problem(using("A", A=placing("A")))
    assert problem.code == "endless-part"
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Encoder: the Part 'A' places itself. Take a placed Part out of the graph of a Part."
    )


def test_parts_that_place_each_other_are_endless_and_the_one_in_the_circle_is_named() -> None:
    problem = only_problem(using("Outer", Outer=placing("A"), A=placing("B"), B=placing("A")))
    assert (problem.code, problem.cause) == ("endless-part", "the Part 'A' places itself")


def test_a_part_may_be_placed_twice_on_different_ways() -> None:
    assert codes(using("A", A=placing("B"), B=placing("C"), C=dense_part())) == []


@pytest.mark.parametrize(("depth", "expected"), [(MOST_NESTED, []), (400, ["endless-part"])])
def test_parts_may_lie_only_so_deep_in_one_another(depth: int, expected: list[str]) -> None:
    chain = {f"P{number}": placing(f"P{number + 1}") for number in range(1, depth)}
    assert codes(using("P1", **chain, **{f"P{depth}": dense_part()})) == expected


def test_parts_that_branch_again_and_again_are_still_checked_at_once() -> None:
    def both(level: int) -> Graph:
        inside = Drawing()
        for name in ("a", "b"):
            inside.part(f"{name}{level + 1}", dense_part())
        value = inside.place("input", title="x")
        for name in ("a", "b"):
            value = inside.place("part", value, part=f"{name}{level + 1}")
        inside.place("output", value, title="y")
        return inside.graph

    parts = {f"{name}{level}": both(level) for level in range(28) for name in ("a", "b")}
    ends = {f"{name}28": dense_part() for name in ("a", "b")}
    document = using("a0", **parts, **ends)
    assert codes(document) == []
    assert check(document).weights["n3"] == 2**28 * 65 * 64


@pytest.mark.parametrize("block", ["input", "output"])
def test_two_ports_of_one_name_are_a_problem_of_the_part(block: str) -> None:
    inside = Drawing()
    value = inside.place("dense", inside.place("input", title="X 1"))
    inside.place("output", value, title="Y 1")
    if block == "input":
        inside.place("input", title="x-1")
    else:
        inside.place("output", value, title="y-1")
    network = Network()
    network.part("Encoder", inside.graph)
    sources = [network.flat] * (2 if block == "input" else 1)
    network.train(network.place("part", *sources, part="Encoder", title="Encoder"))
    problem = next(each for each in check(network.document).problems if each.code == "misfit")
    name = "x_1" if block == "input" else "y_1"
    assert problem.cause == f"two ports of one Part cannot both be called {name}"
    assert problem.received.startswith("a problem at ")

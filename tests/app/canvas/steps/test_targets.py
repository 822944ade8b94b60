from __future__ import annotations

from app.canvas.steps.targets import first_input, first_output, inputs_for, outputs_for, why_not
from engine.document.edits import add, connect, disconnect, set_parameter
from engine.document.values import Document, End, Graph, Node, Wire
from engine.language import Map, registry
from engine.shapes.check import check
from engine.shapes.fitting import fits
from tests.app.canvas.example import digits

GRAPH = digits().graph
CHECKED = check(digits())
WIRE = Wire(End("n4", "y"), End("n5", "h"))


def test_loss_goes_only_to_an_optimizer() -> None:
    assert inputs_for(GRAPH, CHECKED, End("n9", "loss")) == {End("n10", "loss")}


def test_category_goes_only_to_a_port_that_takes_every_kind() -> None:
    assert inputs_for(GRAPH, CHECKED, End("n1", "label")) == {End("n2", "x")}


def test_wire_that_fits_has_no_reason_against_it() -> None:
    graph = connect(disconnect(GRAPH, WIRE), *WIRE.ends)
    assert why_not(digits(), CHECKED, graph, WIRE) == ""


def test_wire_that_would_not_fit_says_why_before_it_is_drawn() -> None:
    wire = Wire(End("n1", "images"), End("n5", "h"))
    graph = connect(disconnect(GRAPH, *GRAPH.wires_into("n5")), *wire.ends)
    assert "too many axes" in why_not(digits(), CHECKED, graph, wire)


def test_wire_whose_target_then_blames_another_wire_does_not_fit_either() -> None:
    wire = Wire(End("n7", "y"), End("n9", "prediction"))
    graph = connect(disconnect(GRAPH, *GRAPH.wires_into("n9", "prediction")), *wire.ends)
    assert "it must agree with prediction" in why_not(digits(), CHECKED, graph, wire)


def test_value_goes_to_no_node_before_it() -> None:
    found = {end.node for end in inputs_for(GRAPH, CHECKED, End("n5", "z"))}

    assert found & {"n1", "n2", "n3", "n4", "n5"} == set()
    assert "n6" in found


def test_shape_that_does_not_fit_is_no_target() -> None:
    assert not fits(GRAPH, CHECKED, End("n1", "images"), End("n5", "h"))
    assert fits(GRAPH, CHECKED, End("n2", "y"), End("n5", "h"))


def test_value_that_disagrees_with_the_other_input_is_no_target() -> None:
    assert not fits(GRAPH, CHECKED, End("n3", "y"), End("n9", "target"))


def test_input_may_come_from_any_fitting_output_that_is_not_behind_it() -> None:
    found = {end.node for end in outputs_for(GRAPH, CHECKED, End("n7", "x"))}

    assert {"n3", "n4", "n5", "n6"} <= found
    assert found & {"n7", "n8", "n9"} == set()


def test_missing_port_is_no_target() -> None:
    graph = Graph(Map({"a": Node("a", "dense", "A"), "q": Node("q", "quantum", "Q")}))
    checked = check(Document(graph=graph))

    assert not fits(GRAPH, CHECKED, End("n1", "gone"), End("n2", "x"))
    assert inputs_for(graph, checked, End("a", "gone")) == frozenset()


def test_new_node_offers_its_first_port_that_is_alike() -> None:
    dense, loss = registry()["dense"], registry()["mean_squared_error"]
    output = dense.ports_of(Map()).outputs[0]

    assert first_input(loss, output) == "prediction"
    assert first_output(dense, loss.ports_of(Map()).inputs[0]) == "y"
    assert first_input(registry()["optimizer"], output) == ""
    assert first_output(registry()["optimizer"], output) == ""


def test_trouble_that_the_target_has_already_is_no_reason_against_a_wire() -> None:
    graph = set_parameter(GRAPH, ["n8"], "shape", (7, 7))
    graph = add(graph, Node("n11", "sum", "Sum"))
    graph = connect(graph, End("n4", "y"), End("n11", "a"))
    graph = connect(graph, End("n3", "y"), End("n11", "b"))
    document = Document(graph=graph)
    checked = check(document)
    assert checked.of_node("n11")
    wire = Wire(End("n2", "y"), End("n6", "x"))
    after = connect(disconnect(graph, *graph.wires_into("n6")), *wire.ends)
    assert why_not(document, checked, after, wire) == ""

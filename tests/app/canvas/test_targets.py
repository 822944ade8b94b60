from __future__ import annotations

from app.canvas.targets import first_input, first_output, fits, inputs_for, outputs_for
from engine.document.values import Document, End, Graph, Node
from engine.language import Map, registry
from engine.shapes.check import check
from tests.app.canvas.example import digits

GRAPH = digits().graph
CHECKED = check(digits())


def test_loss_goes_only_to_an_optimizer() -> None:
    assert inputs_for(GRAPH, CHECKED, End("n9", "loss")) == {End("n10", "loss")}


def test_category_goes_to_no_port_that_takes_numbers() -> None:
    assert inputs_for(GRAPH, CHECKED, End("n1", "label")) == frozenset()


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

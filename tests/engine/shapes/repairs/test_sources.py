from __future__ import annotations

from engine.document.values import End
from engine.shapes.check import check
from engine.shapes.repairs.case import Case
from engine.shapes.repairs.sources import misfits_for, rewired, sources_for
from tests.engine.shapes.repairs.broken import broken, cut, digits


def case_of_a_cut() -> Case:
    document = broken(cut("n5", "n6"))
    checked = check(document)
    return Case(document.graph, document.parts, checked, checked.problems[0])


def test_what_nobody_uses_comes_first_then_what_is_near() -> None:
    found = sources_for(case_of_a_cut(), End("n6", "x"))
    assert [end.node for end in found] == ["n5", "n1", "n2", "n3", "n4"]


def test_what_does_not_fit_stands_apart() -> None:
    assert misfits_for(case_of_a_cut(), End("n6", "x")) == [End("n1", "label")]


def test_an_output_that_the_node_takes_already_is_left_out() -> None:
    found = sources_for(case_of_a_cut(), End("n9", "prediction"))
    assert End("n1", "images") not in found


def test_rewired_leaves_one_wire_into_an_input() -> None:
    graph = rewired(digits().graph, End("n3", "y"), End("n5", "h"))
    assert [wire.source.node for wire in graph.wires_into("n5")] == ["n3"]

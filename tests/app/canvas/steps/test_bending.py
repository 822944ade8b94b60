from __future__ import annotations

from app.canvas.editing.inserting import Way, inserted
from app.canvas.steps.bending import Dot, moved_to, parted, put_on, taken_off
from app.canvas.steps.healing import healing, taken_out
from app.canvas.steps.step import moved
from engine.document.edits import add, bend, with_graph
from engine.document.values import End, Graph, Node, Wire
from engine.shapes.check import check
from tests.app.canvas.example import digits, two_layers_wired

WIRE = two_layers_wired().graph.wires[0]
ONE, TWO = (160.0, 240.0), (280.0, 240.0)


def bent(*bends: tuple[float, float]) -> tuple[Graph, Wire]:
    graph = bend(two_layers_wired().graph, WIRE, bends)
    return graph, graph.wires[0]


def test_a_dot_is_put_on_the_leg_that_was_met() -> None:
    graph, wire = bent(ONE)

    assert put_on(graph, wire, (104.0, 104.0), 0).graph.wires[0].bends == ((104.0, 104.0), ONE)
    assert put_on(graph, wire, TWO, 1).graph.wires[0].bends == (ONE, TWO)


def test_one_of_several_dots_is_moved_or_taken_off() -> None:
    graph, wire = bent(ONE, TWO)

    assert moved_to(graph, Dot(wire, 1), (8.0, 8.0)).graph.wires[0].bends == (ONE, (8.0, 8.0))
    assert taken_off(graph, Dot(wire, 0)).graph.wires[0].bends == (TWO,)


def test_what_is_put_on_the_way_comes_between_the_dots_where_it_is_least_in_the_way() -> None:
    assert parted((ONE, TWO), (0.0, 0.0), (100.0, 120.0), (400.0, 160.0)) == 0
    assert parted((ONE, TWO), (0.0, 0.0), (220.0, 240.0), (400.0, 160.0)) == 1
    assert parted((ONE, TWO), (0.0, 0.0), (360.0, 200.0), (400.0, 160.0)) == 2


def test_a_node_put_on_a_wire_shares_the_dots_out() -> None:
    graph, wire = bent(ONE, TWO)
    graph = add(graph, Node("c", "dense", "Third", (216.0, 240.0)))

    after = inserted(moved(graph, ["c"], (8.0, 0.0)), Way(wire, "x", "y")).graph

    assert {wire.ends: wire.bends for wire in after.wires} == {
        (End("a", "y"), End("c", "x")): (ONE,),
        (End("c", "y"), End("b", "x")): (TWO,),
    }


def test_a_wire_joined_behind_what_was_taken_out_has_the_dots_of_both() -> None:
    graph = digits().graph
    into, out = (wire for wire in graph.wires if "n4" in {end.node for end in wire.ends})
    graph = bend(bend(graph, into, (ONE,)), out, (TWO,))
    found = healing(graph, check(with_graph(digits(), graph)), ["n4"])

    after = taken_out(graph, found, ["n4"]).graph

    assert [wire.bends for wire in after.wires if wire.bends] == [(ONE, TWO)]

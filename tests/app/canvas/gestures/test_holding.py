from __future__ import annotations

from app.canvas.drawing.picking import PortHit
from app.canvas.gestures.holding import Held, held_at, held_by
from app.session import Session
from engine.document.edits import connect, disconnect
from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits, two_layers_wired

WIRE = Wire(End("a", "y"), End("b", "x"))
OUT, INTO = PortHit(WIRE.source, is_input=False), PortHit(WIRE.target, is_input=True)


def test_an_output_gives_a_new_wire_and_an_input_the_one_that_is_there() -> None:
    graph = two_layers_wired().graph

    assert held_at(graph, OUT, keeps=False) == Held(OUT)
    assert held_at(graph, INTO, keeps=False) == Held(OUT, WIRE)
    assert held_at(graph, INTO, keeps=True) == Held(OUT)
    assert held_at(disconnect(graph, WIRE), INTO, keeps=False) == Held(INTO)


def test_the_end_that_was_grasped_is_free_and_the_other_one_is_fixed() -> None:
    assert held_by(WIRE, is_source=True, keeps=False) == Held(INTO, WIRE)
    assert held_by(WIRE, is_source=False, keeps=False) == Held(OUT, WIRE)
    assert held_by(WIRE, is_source=True, keeps=True) == Held(INTO)


def test_a_wire_put_back_is_no_step() -> None:
    graph = two_layers_wired().graph

    assert Held(OUT, WIRE).step(graph, WIRE.target) is None
    assert Held(INTO, WIRE).step(graph, WIRE.source) is None


def test_a_wire_with_a_name_says_why_it_would_not_fit_elsewhere() -> None:
    graph = digits().graph
    wire = Wire(End("n1", "images"), End("n2", "x"), "pixels")
    named = connect(disconnect(graph, wire), *wire.ends, wire.name)
    held = Held(PortHit(wire.source, is_input=False), wire)

    assert "n5" in named.nodes
    assert held.why_not(Session(Document(graph=named)), End("n5", "h"))

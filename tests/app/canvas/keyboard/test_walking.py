from __future__ import annotations

from app.canvas.drawing.faces import PortFace
from app.canvas.keyboard.walking import AtPort, next_spot, wires_at
from engine.document.edits import connect
from engine.document.values import End, Graph, Node
from engine.language import Map

RIGHT, LEFT, UP, DOWN = (1, 0), (-1, 0), (0, -1), (0, 1)


def fan() -> Graph:
    """One node before two others, the lower of which stands back at the left; and one alone."""
    places = {"a": (300.0, 0.0), "b": (500.0, 0.0), "c": (0.0, 200.0), "d": (700.0, 0.0)}
    nodes = Map((name, Node(name, "dense", name, place)) for name, place in places.items())
    graph = connect(Graph(nodes), End("a", "y"), End("c", "x"))
    return connect(graph, End("a", "y"), End("b", "x"))


PORTS = {
    name: (
        PortFace(End(name, "x"), is_input=True, y=50),
        PortFace(End(name, "z"), is_input=True, y=66),
        PortFace(End(name, "y"), is_input=False, y=50),
    )
    for name in "abcd"
}


def walked(here: object, *ways: tuple[int, int]) -> object:
    for way in ways:
        here = next_spot(fan(), PORTS, here, way)  # type: ignore[arg-type]  # checked by the end
    return here


def test_right_goes_along_a_wire_also_where_it_turns_back() -> None:
    assert walked("a", RIGHT) == "b"
    assert walked("c", LEFT) == "a"


def test_where_no_wire_leads_on_the_next_node_on_that_side_is_taken() -> None:
    assert walked("b", RIGHT) == "d"
    assert walked("d", LEFT) == "b"
    assert walked("d", RIGHT) == "d"


def test_up_and_down_go_across_the_flow() -> None:
    assert walked("b", DOWN) == "c"
    assert walked("c", UP) == "a"
    assert walked("a", UP) == "a"


def test_ports_of_a_side_are_walked_and_lead_back_to_their_node() -> None:
    first, second = AtPort(End("a", "x"), is_input=True), AtPort(End("a", "z"), is_input=True)

    assert walked(first, DOWN) == second
    assert walked(first, DOWN, DOWN) == second
    assert walked(second, UP, UP) == first
    assert walked(second, RIGHT) == "a"
    assert walked(AtPort(End("a", "y"), is_input=False), LEFT) == "a"


def test_a_wire_is_followed_from_port_to_port() -> None:
    leaving, entering = AtPort(End("a", "y"), is_input=False), AtPort(End("b", "x"), is_input=True)
    upper, lower = wires_at(fan(), leaving)

    assert walked(leaving, RIGHT) == upper
    assert walked(upper, RIGHT) == entering
    assert walked(upper, LEFT) == leaving
    assert walked(upper, DOWN) == lower
    assert walked(lower, DOWN, UP) == upper
    assert walked(entering, LEFT) == upper


def test_a_port_without_a_wire_leads_nowhere() -> None:
    free = AtPort(End("d", "y"), is_input=False)

    assert walked(free, RIGHT) == free

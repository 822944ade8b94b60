from __future__ import annotations

import pytest

from app.canvas.drawing.faces import FIRST_PORT, LEAST_HEIGHT, Face, face_of, facts_of, form_of
from engine.document.edits import connect, freeze, mute, set_parameter
from engine.document.values import Document, End, Graph, Node
from engine.language import Map, Port
from engine.shapes.check import check
from tests.app.canvas.example import CODE, digits


def faces(graph: Graph) -> dict[str, Face]:
    facts = facts_of(graph, check(Document(graph=graph)))
    return {name: face_of(node, facts[name]) for name, node in graph.nodes.items()}


def lone(block: str, **parameters: int) -> Face:
    return faces(Graph(Map({"n": Node("n", block, "N", parameters=Map(parameters))})))["n"]


def test_face_says_what_matters() -> None:
    face = faces(digits().graph)["n3"]

    assert (face.title, face.family, face.weights) == ("Encoder 1", "neurons", "8,320")
    assert "128" in face.summary
    assert "GELU" in face.summary


def test_outgoing_shape_stands_at_its_port() -> None:
    found = faces(digits().graph)

    images, label = found["n1"].ports
    assert (images.label, label.label) == ("8 × 8", "category 10")
    assert [port.label for port in found[CODE].ports] == ["", "2"]


@pytest.mark.parametrize(
    ("port", "form"),
    [
        (Port("x", "batch ..."), "disc"),
        (Port("x", "batch", kind="category"), "square"),
        (Port("loss", ""), "diamond"),
    ],
)
def test_form_of_a_port_tells_what_flows_there(port: Port, form: str) -> None:
    assert form_of(port) == form


def test_ports_have_captions_only_where_there_are_several_on_a_side() -> None:
    found = faces(digits().graph)

    assert [port.caption for port in found["n9"].ports] == ["prediction", "target", ""]
    assert {port.caption for port in found["n3"].ports} == {""}


def test_node_grows_with_its_ports() -> None:
    few, many = lone("concatenate", inputs=2), lone("concatenate", inputs=8)

    assert lone("flatten").height == LEAST_HEIGHT
    assert LEAST_HEIGHT < few.height < many.height
    assert all(FIRST_PORT <= port.y < many.height for port in many.ports)


def test_tip_of_a_port_says_its_type_and_its_help() -> None:
    entry = faces(digits().graph)["n3"].ports[0]

    assert entry.tip.startswith("x: 64\n")
    assert len(entry.tip.splitlines()) == 2


def test_flags_are_on_the_face() -> None:
    face = faces(freeze(mute(digits().graph, ["n3"]), ["n3"]))["n3"]

    assert (face.is_muted, face.is_frozen, face.is_linked) == (True, True, False)


def test_unknown_block_shows_its_id_its_problem_and_the_ports_that_wires_name() -> None:
    nodes = Map({"a": Node("a", "dense", "A"), "q": Node("q", "quantum", "Q")})
    graph = connect(Graph(nodes), End("a", "y"), End("q", "in"))

    face = faces(graph)["q"]

    assert (face.summary, face.family) == ("quantum", "")
    assert [(port.end.port, port.is_input) for port in face.ports] == [("in", True)]
    assert "quantum" in face.problems[0]


def test_bad_parameter_does_not_keep_a_node_from_being_drawn() -> None:
    graph = set_parameter(digits().graph, ["n8"], "shape", "nonsense")

    face = faces(graph)["n8"]

    assert face.summary
    assert face.problems
    assert {port.end.port for port in face.ports} == {"h", "y"}

from __future__ import annotations

import pickle

from hypothesis import given

from engine.document.values import Document, End, Graph, Node, Wire, id_order
from engine.language import Map
from tests.engine.document.any_document import documents, in_peace

FIRST, SECOND = Wire(End("n1", "y"), End("n2", "a")), Wire(End("n1", "y"), End("n2", "b"))
GRAPH = Graph(
    Map((name, Node(name, "dense", name)) for name in ("n1", "n2", "n3")),
    (FIRST, SECOND, Wire(End("n2", "y"), End("n3", "a"))),
)


def test_wires_into_a_node_or_one_of_its_inputs() -> None:
    assert GRAPH.wires_into("n2") == (FIRST, SECOND)
    assert GRAPH.wires_into("n2", "b") == (SECOND,)
    assert GRAPH.wires_into("n1") == ()


def test_wires_of_nodes_touch_any_of_them() -> None:
    assert GRAPH.wires_of(["n1"]) == (FIRST, SECOND)
    assert GRAPH.wires_of(["n2", "n3"]) == GRAPH.wires
    assert GRAPH.wires_of([]) == ()


def test_an_end_reads_as_node_and_port() -> None:
    assert str(FIRST.target) == "n2.a"


def test_ids_are_ordered_as_people_count() -> None:
    assert sorted(["n10", "n2", "n1", "f3"], key=id_order) == ["f3", "n1", "n2", "n10"]


@in_peace
@given(documents())
def test_a_document_survives_the_way_to_another_process(document: Document) -> None:
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - made on this line
    assert hash(document) == hash(pickle.loads(pickle.dumps(document)))  # noqa: S301 - as above

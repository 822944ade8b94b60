from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.values import Document, Node
from engine.drawing import Drawing
from engine.language import Map, Value
from engine.overrides import Unusable, with_overrides


@pytest.fixture
def document() -> Document:
    """n1 Noise, n2 Dense, n3 Dense 2, n4 Probability, n5 Repeat, n6 Adam."""
    drawing = Drawing(seed=3, epochs=7)
    noise = drawing.place("noise")
    for block in ("dense", "dense", "probability"):
        drawing.place(block, noise)
    drawing.place("repeat", part="Layer")
    drawing.place("optimizer")
    return drawing.document


def test_nothing_to_change_gives_the_same_document(document: Document) -> None:
    assert with_overrides(document, {}, []) is document


def test_settings_are_changed_and_the_others_stay(document: Document) -> None:
    settings = with_overrides(document, {"epochs": 2, "batch_size": 8}, []).settings
    assert (settings.epochs, settings.batch_size, settings.seed) == (2, 8, 3)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"epochs": 0}, "--epochs: expected 1 or more, received 0."),
        ({"seed": -1}, "--seed: expected 0 or more, received -1."),
        ({"luck": 7}, "--luck: extra inputs are not permitted, received 7."),
    ],
)
def test_a_setting_that_cannot_be_says_why(
    document: Document, settings: dict[str, int], sentence: str
) -> None:
    with pytest.raises(Unusable) as caught:
        with_overrides(document, settings, [])
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("assignment", "node", "name", "value"),
    [
        ("n2.units=3", "n2", "units", 3),
        ("Dense 2.units=3", "n3", "units", 3),
        ("n2.bias=false", "n2", "bias", False),
        ("n2.activation=gelu", "n2", "activation", "gelu"),
        ("Adam.step_size=0.1", "n6", "step_size", 0.1),
        ('Adam.trains=["n2", "n3"]', "n6", "trains", ("n2", "n3")),
        ("n4.shape=[8, 8]", "n4", "shape", (8, 8)),
        ("n5.part=Encoder", "n5", "part", "Encoder"),
        ("n5.part=3", "n5", "part", "3"),
        ("n5.part=a=b", "n5", "part", "a=b"),
    ],
)
def test_a_parameter_is_set_by_id_or_title(
    document: Document, assignment: str, node: str, name: str, value: Value
) -> None:
    after = with_overrides(document, {}, [assignment])
    assert after.graph.nodes[node].parameters[name] == value
    untouched = [other for other in document.graph.nodes if other != node]
    assert all(after.graph.nodes[name] is document.graph.nodes[name] for name in untouched)


def test_later_assignments_win(document: Document) -> None:
    after = with_overrides(document, {}, ["n2.units=3", "n3.units=4", "n2.units=5"])
    assert after.graph.nodes["n2"].parameters["units"] == 5
    assert after.graph.nodes["n3"].parameters["units"] == 4


def test_a_node_may_have_a_title_with_a_dot(document: Document) -> None:
    graph = edits.rename(document.graph, "n2", "Layer v1.0")
    after = with_overrides(edits.with_graph(document, graph), {}, ["Layer v1.0.units=3"])
    assert after.graph.nodes["n2"].parameters["units"] == 3


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [
        ("units", "--set units: expected NODE.PARAMETER=VALUE, such as Code.dimensions=3."),
        ("units=3", "--set units=3: expected NODE.PARAMETER=VALUE, such as Code.dimensions=3."),
        ("n2.units", "--set n2.units: expected NODE.PARAMETER=VALUE, such as Code.dimensions=3."),
        ("n2.units=0", "--set n2.units=0: expected 1 to 65,536, received 0."),
        ("n2.units=[]", "--set n2.units=[]: expected a whole number, received an empty list."),
        ("n2.units=null", "--set n2.units=null: expected a whole number, received 'null'."),
        (
            "n6.step_size=NaN",
            "--set n6.step_size=NaN: expected 0.000001 to 10, received no number.",
        ),
        ("Adam.trains=[1]", "--set Adam.trains=[1]: expected a list of node ids, received 1."),
        (
            "n2.e=3",
            "--set n2.e=3: expected a parameter of Dense (units, activation, bias), received 'e'.",
        ),
    ],
)
def test_an_assignment_that_cannot_be_says_why(
    document: Document, assignment: str, sentence: str
) -> None:
    with pytest.raises(Unusable) as caught:
        with_overrides(document, {}, [assignment])
    assert str(caught.value) == sentence


def test_a_node_that_is_not_there_is_answered_with_those_that_are(document: Document) -> None:
    with pytest.raises(Unusable) as caught:
        with_overrides(document, {}, ["Ghost.units=3"])
    assert str(caught.value) == (
        "--set: expected the id or title of a node "
        "(Noise, Dense, Dense 2, Probability, Stack, Adam), received 'Ghost'."
    )


def test_lists_in_lists_are_no_shape(document: Document) -> None:
    with pytest.raises(Unusable, match=r"received \[8\] among them"):
        with_overrides(document, {}, ["n4.shape=[8, [8]]"])


def test_a_title_that_two_nodes_have_asks_for_the_id(document: Document) -> None:
    graph = edits.rename(document.graph, "n3", "Dense")
    with pytest.raises(Unusable) as caught:
        with_overrides(edits.with_graph(document, graph), {}, ["Dense.units=3"])
    assert str(caught.value) == "--set: 2 nodes are called 'Dense'; use one of n2, n3."


def test_a_node_of_an_unknown_block_has_no_parameters_to_set(document: Document) -> None:
    qubits = Node("n7", "quantum", "Qubits", parameters=Map({"qubits": 3}))
    graph = edits.add(document.graph, qubits)
    with pytest.raises(Unusable) as caught:
        with_overrides(edits.with_graph(document, graph), {}, ["n7.qubits=4"])
    assert str(caught.value) == (
        "--set n7.qubits=4: expected a parameter of Qubits (it has none), received 'qubits'."
    )

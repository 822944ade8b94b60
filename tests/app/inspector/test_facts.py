from __future__ import annotations

import pytest

from app.inspector.facts import Fact, document_facts, node_facts, several_facts
from app.run_view import RunView
from app.session import Session
from engine.document.edits import add, disconnect, link, set_parameter
from engine.document.values import Node
from engine.drawing import Drawing
from engine.language import Map
from engine.observations.records import NodeWeights, RunEnded, StepTime

SHARES = Map({"n1": 0.01, "n3": 0.25, "n4": 0.15, "n8": 0.0004})


def values(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.label: fact.value for fact in facts}


def of_node(session: Session, node: str) -> dict[str, str]:
    graph = session.graph
    return values(node_facts(graph.nodes[node], graph, session.checked, session.run))


def timed(session: Session) -> RunView:
    """The run of the session, once the time of its steps is known."""
    session.run.expect("r1", session.document)
    session.run.take((StepTime("r1", SHARES, 0.002),))
    return session.run


def test_shapes_go_in_and_come_out(session: Session) -> None:
    assert {name: of_node(session, "n3")[name] for name in ("In", "Out")} == {
        "In": "64",
        "Out": "128",
    }
    loss = of_node(session, "n7")
    assert (loss["In prediction"], loss["In target"]) == ("8 × 8", "8 × 8")
    assert of_node(session, "n8")["In"] == "scalar"


def test_a_shape_that_is_not_known_is_a_question_mark(session: Session) -> None:
    session.edit("Unwire", disconnect(session.graph, *session.graph.wires_into("n2")))

    found = of_node(session, "n2")
    assert (found["In"], found["Out"]) == ("?", "?")


def test_weights_are_counted_with_their_share(session: Session) -> None:
    assert "Weights" not in of_node(session, "n2")
    total = session.checked.weight_count
    assert of_node(session, "n3")["Weights"] == f"8,320 · {100 * 8320 / total:.0f} %"


def test_a_linked_node_says_whose_weights_it_uses(session: Session) -> None:
    session.edit("Link", link(session.graph, "n4", "n3"))

    assert of_node(session, "n4")["Weights"] == "Those of Encoder 1"


def test_the_rows_of_a_set_are_told_by_split(session: Session) -> None:
    assert of_node(session, "n1")["Rows"] == "1,167 training\n130 validation\n500 test"

    session.edit("Moons", set_parameter(session.graph, ["n1"], "data", "moons"))

    assert of_node(session, "n1")["Rows"] == "700 training\n100 validation\n200 test"


def test_without_a_run_the_time_says_what_to_do(session: Session) -> None:
    assert of_node(session, "n3")["Step time"] == "Train to measure"

    session.run.expect("r1", session.document)

    assert of_node(session, "n3")["Step time"] == "Measuring"


def test_the_share_of_a_step_is_told_with_its_time(session: Session) -> None:
    timed(session)

    assert of_node(session, "n3")["Step time"] == "25 % · 500 µs"
    assert of_node(session, "n8")["Step time"] == "under 0.1 % · 0.8 µs"


def test_a_time_from_before_a_change_says_so(session: Session) -> None:
    timed(session)

    session.edit("Widen", set_parameter(session.graph, ["n3"], "units", 256))

    assert of_node(session, "n3")["Step time"] == "25 % · 500 µs, before the change"
    assert of_node(session, "n4")["Step time"] == "15 % · 300 µs"


def test_a_node_that_the_run_did_not_have_has_no_time(session: Session) -> None:
    timed(session)

    session.edit("Add", add(session.graph, Node("n9", "dense", "New")))

    assert of_node(session, "n9")["Step time"] == "Not in this run"


def test_a_placed_part_tells_all_that_is_inside(qapp: object) -> None:
    part, drawing = Drawing(), Drawing("Parts")
    hidden = part.place("dense", part.place("input", title="x"), units=8)
    part.place("output", part.place("dense", hidden, units=2), title="y")
    drawing.part("Maker", part.graph)
    moons = drawing.place("dataset", data="moons")
    made = drawing.place("part", moons["points"], part="Maker", title="Made")
    session = Session(drawing.document)
    session.run.expect("r1", session.document)
    session.run.take((StepTime("r1", Map({made.id: 0.5}), 0.002),))

    assert of_node(session, made.id) == {
        "In": "2",
        "Out": "2",
        "Weights": "42 · 100 %",
        "Step time": "50 % · 1 ms",
    }


def test_a_measure_is_in_no_step(session: Session) -> None:
    session.edit("Add", add(session.graph, Node("n9", "accuracy", "Accuracy")))

    assert "Step time" not in of_node(session, "n9")


def test_a_node_of_an_unknown_block_has_no_numbers(session: Session) -> None:
    session.edit("Add", add(session.graph, Node("n9", "from_the_future", "New")))

    assert of_node(session, "n9") == {}


def test_several_nodes_are_added_up(session: Session) -> None:
    run = timed(session)
    nodes = [session.graph.nodes[node] for node in ("n2", "n3", "n4")]

    found = values(several_facts(nodes, session.checked, run))

    share = (8320 + 8256) / session.checked.weight_count
    assert found == {"Weights": f"16,576 · {100 * share:.0f} %", "Step time": "40 % · 800 µs"}


def test_a_document_tells_its_size_its_step_and_its_sets(session: Session) -> None:
    run = timed(session)
    run.take((RunEnded("r1", "finished", 1.0, 60),))

    found = values(document_facts(session.graph, session.checked, run))

    count = session.checked.weight_count
    assert found == {
        "Weights": f"{count:,} · {count * 4 / 1000:.0f} kB",
        "Step time": "2 ms",
        "Digits": "1,167 training\n130 validation\n500 test",
    }


@pytest.mark.parametrize("block", ["dense", "latent"])
def test_every_fact_says_what_it_means(session: Session, block: str) -> None:
    node = next(node for node in session.graph.nodes.values() if node.block == block)

    facts = node_facts(node, session.graph, session.checked, session.run)

    assert all(fact.tip for fact in facts)


def test_few_weights_are_shown_as_they_are_after_the_last_step(session: Session) -> None:
    session.run.expect("r1", session.document)
    told = Map({"weight": (0.5, -1.25, 3.0, 4.0, 5.00001), "threshold": (0.125,)})
    session.run.take((NodeWeights("r1", "n3", 1200, told),))
    graph = session.graph

    facts = node_facts(graph.nodes["n3"], graph, session.checked, session.run)

    learned = {fact.label: fact for fact in facts if fact.label.startswith("Learned")}
    assert values(tuple(learned.values())) == {
        "Learned weights": "0.5, −1.25, 3, 4\n5",
        "Learned threshold": "0.125",
    }
    assert learned["Learned weights"].tip == "As they are after step 1,200 of the run"
    assert "Learned weights" not in of_node(session, "n4")

from __future__ import annotations

from app.inside import can_enter, check_at, checked_at, drawn_at, graph_at, put_back, way_to
from app.session import Session
from engine.document.edits import disconnect, set_parameter, with_graph
from engine.document.files import read_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.language import Map
from engine.shapes.check import check
from engine.shapes.collapsing import collapse


def with_a_part() -> tuple[Document, str]:
    document = read_document(example_paths()["digits-autoencoder"])
    made = collapse(document, ["n2", "n3", "n4", "n5"], "Encoder")
    return made.document, made.node


def test_a_placed_part_can_be_entered_and_nothing_else() -> None:
    document, node = with_a_part()
    assert can_enter(document, document.graph.nodes[node])
    assert not can_enter(document, document.graph.nodes["n1"])
    assert not can_enter(document, None)


def test_the_way_ends_where_nothing_can_be_entered() -> None:
    document, node = with_a_part()
    assert [one.id for one in way_to(document, (node, "n3", "n9"))] == [node]
    assert graph_at(document, (node,)) is document.parts["Encoder"]


def test_shapes_inside_are_those_of_what_the_placed_part_is_given() -> None:
    document, node = with_a_part()
    known = checked_at(document, check(document), (node,))
    assert known.weights["n3"] == 64 * 128 + 128
    assert not known.problems


def test_an_unwired_part_is_shown_without_shapes_and_without_problems_of_them() -> None:
    document, node = with_a_part()
    alone = with_graph(document, document.graph.__class__(Map({node: document.graph.nodes[node]})))
    known = checked_at(alone, check(alone), (node,))
    assert not known.types
    assert not known.problems


def test_what_is_changed_inside_is_put_back_into_the_part() -> None:
    document, node = with_a_part()
    drawn = drawn_at(document, (node,))
    changed = with_graph(drawn, set_parameter(drawn.graph, ["n3"], "units", 9))
    after = put_back(document, (node,), changed)
    assert after.graph is document.graph
    assert after.parts["Encoder"].nodes["n3"].parameters["units"] == 9
    assert check_at(document, (node,), changed).weights["n3"] == 64 * 9 + 9


def test_the_session_shows_what_is_inside_and_knows_the_whole_all_the_same() -> None:
    document, node = with_a_part()
    session = Session(document)
    session.select([node])
    session.enter(node)
    assert session.graph is document.parts["Encoder"]
    assert not session.selection
    assert session.whole.weights[node] == session.checked.weight_count


def test_a_step_of_the_same_name_in_another_graph_is_another_step() -> None:
    document, node = with_a_part()
    session = Session(document)
    session.edit("Units", set_parameter(session.graph, ["n6"], "units", 3), merge="units")
    session.enter(node)
    session.edit("Units", set_parameter(session.graph, ["n3"], "units", 3), merge="units")
    assert session.history.count() == 2


def test_undoing_what_made_the_part_leaves_it() -> None:
    document = read_document(example_paths()["digits-autoencoder"])
    session = Session(document)
    made = collapse(document, ["n3"])
    session.edit_document("Collapse", made.document)
    session.enter(made.node)
    session.history.undo()
    assert not session.inside
    assert session.graph is session.document.graph


def test_another_document_is_shown_from_outside() -> None:
    document, node = with_a_part()
    session = Session(document)
    session.enter(node)
    session.open(document)
    assert not session.inside


def test_a_problem_inside_is_repaired_inside() -> None:
    document, node = with_a_part()
    session = Session(document)
    session.enter(node)
    (wire,) = session.graph.wires_into("n4")
    session.edit("Disconnect", disconnect(session.graph, wire))
    (problem,) = session.checked.problems
    repair = session.repairs_of(problem)[0]
    session.repair(problem, repair.title)
    assert not session.checked.problems
    assert not session.whole.problems
    assert session.inside == (node,)


def test_selecting_outside_leaves_every_part() -> None:
    document, node = with_a_part()
    session = Session(document)
    session.enter(node)
    session.select_outside("n1")
    assert not session.inside
    assert session.selection == ("n1",)

from app.verdicts import verdicts_of
from engine.document.edits import add
from engine.document.values import Graph, Node
from engine.language import Map
from engine.observations.records import Validated

GRAPH = add(
    add(Graph(), Node("n1", "active_dimensions", "Active", parameters=Map({"least": 0.5}))),
    Node("n2", "average", "Error"),
)


def on_test_rows(active: float) -> Validated:
    return Validated("r1", "test", 1, 23, Map({"n1": active, "n2": 0.0}))


def test_a_measure_that_judges_its_value_does_so_under_its_title() -> None:
    assert verdicts_of(on_test_rows(0), GRAPH) == (
        "Active: The code has collapsed: no dimension tells 0.5 nats of its sample."
    )


def test_a_value_that_is_well_needs_no_words() -> None:
    assert verdicts_of(on_test_rows(1), GRAPH) == ""


def test_a_run_without_test_values_is_not_judged() -> None:
    assert verdicts_of(None, GRAPH) == ""

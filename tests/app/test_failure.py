from app.failure import CODE, problems_of, sentence_of
from engine.document.edits import add
from engine.document.values import Graph, Node
from engine.observations.records import RunEnded

GRAPH = add(Graph(), Node("n1", "optimizer", "Adam"))


def failed(message: str, node: str = "n1") -> RunEnded:
    return RunEnded("r1", "failed", 1.0, 4, message, node, 7)


def test_a_failure_is_a_problem_at_its_node() -> None:
    (problem,) = problems_of(failed("the shapes differ"), GRAPH)

    assert (problem.code, problem.nodes) == (CODE, ("n1",))
    assert problem.sentence == "Adam: the shapes differ."


def test_a_sentence_that_names_its_node_already_does_not_name_it_twice() -> None:
    assert sentence_of(failed("Adam: lower its step size."), GRAPH) == "Adam: lower its step size."


def test_a_failure_of_no_known_node_is_its_own_sentence() -> None:
    assert problems_of(failed("There is no memory.", ""), GRAPH) == ()
    assert sentence_of(failed("There is no memory.", ""), GRAPH) == "There is no memory."

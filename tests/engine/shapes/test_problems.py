from __future__ import annotations

from engine.shapes.problems import Problem


def test_a_problem_reads_as_where_numbers_cause_and_advice() -> None:
    problem = Problem(
        "misfit", ("n3",), "Flatten to Sum, b", "it must agree with a", "3", "64", "Change one"
    )
    assert problem.sentence == (
        "Flatten to Sum, b: expected 3, received 64; it must agree with a. Change one."
    )


def test_a_problem_may_be_without_numbers_and_advice() -> None:
    assert Problem("empty", (), "The canvas", "it is empty").sentence == "The canvas: it is empty."

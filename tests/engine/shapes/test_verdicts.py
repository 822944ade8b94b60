"""What is said of the values of a run, on values that are well and on values that are not."""

from __future__ import annotations

import pytest

from engine.document.values import Document
from engine.shapes.verdicts import is_far_above_its_best, verdicts
from tests.engine.drawn import duel, moons_autoencoder, node_of, placed_points


def judged() -> tuple[Document, str, str]:
    """A document with two measures, their ids: modes covered of two moons, active dimensions."""
    drawing, moons = placed_points("Judged")
    made = drawing.place("linear", moons["points"], shape=(2,))
    modes = drawing.place("modes_covered", made, moons["points"], moons["label"], title="Modes")
    code = drawing.place("gaussian", moons["points"], title="Code", shape=(2,))
    active = drawing.place("active_dimensions", code, title="Active", least=0.5)
    drawing.place("optimizer", drawing.place("kl_to_prior", code), title="Adam")
    return drawing.document, modes.id, active.id


def said(document: Document, told: dict[str, list[float]], **first: float) -> list[str]:
    return [verdict.sentence for verdict in verdicts(document, told, first)]


def test_a_measure_that_judges_its_value_does_so_under_its_title() -> None:
    document, modes, active = judged()
    assert said(document, {active: [0.0], modes: [1.0]}) == [
        "Active: The code has collapsed: no dimension tells 0.5 nats of its sample.",
        "Modes: Only 1 of 2 modes are covered: collapsed, or not there yet.",
    ]


def test_the_last_value_counts() -> None:
    document, modes, active = judged()
    assert said(document, {active: [0.0, 1.0], modes: [0.0, 2.0]}) == []


def test_values_of_nodes_that_are_not_there_are_left_alone() -> None:
    assert said(judged()[0], {"n99": [0.0]}, n99=1.0) == []


def test_a_loss_far_above_its_best_is_said_to_diverge_with_both_numbers() -> None:
    document = moons_autoencoder()
    loss, adam = node_of(document, "Loss"), node_of(document, "Adam")
    assert said(document, {loss: [0.5, 200.0]}, **{adam: 2.0}) == [
        "Loss: It is at 200, far above its best of 0.5: it diverges. A smaller step size may help."
    ]
    assert said(document, {loss: [0.5, 2.0]}, **{adam: 2.0}) == []


def test_a_loss_that_was_never_told_is_not_judged() -> None:
    document = moons_autoencoder()
    assert said(document, {}, **{node_of(document, "Adam"): 2.0}) == []


def test_a_loss_that_others_train_against_may_rise() -> None:
    document = duel()
    judging, apart = node_of(document, "Judging"), node_of(document, "Apart")
    assert said(document, {apart: [0.5, 200.0]}, **{judging: 0.5}) == []


@pytest.mark.parametrize(
    ("values", "is_far"),
    [
        ([1.0], False),
        ([1.0, 0.1, 1.0], False),
        ([1.0, 0.1, 9.0], False),
        ([1.0, 0.1, 10.0], True),
        ([1.0, 11.5], True),
        ([5.0, -0.01, 0.5], False),
        ([-3.0, -4.0, 30.0], False),
        ([-3.0, -4.0, 40.0], True),
        ([1.0, float("inf")], True),
    ],
)
def test_far_is_ten_times_the_best_and_ten_times_what_it_fell(
    values: list[float], is_far: bool
) -> None:
    assert is_far_above_its_best(values) == is_far

from __future__ import annotations

import pytest

from app.inspector.weight_asking import EVERY_S, WeightAsking
from app.run_view import RunView
from engine.language import Map
from engine.observations.records import Progress, RunEnded, RunStarted


@pytest.fixture
def run(qapp: object) -> RunView:
    made = RunView()
    made.expect("r1")
    made.take((RunStarted("r1", "Moons", Map(), 2, 40, "cpu", 1, 10, ""),))
    return made


def at_step(run: RunView, step: int) -> RunView:
    run.take((Progress("r1", "training", 0, 2, step, 1.0, 1.0),))
    return run


def test_a_run_that_has_not_begun_is_not_asked(qapp: object) -> None:
    assert not WeightAsking().may_ask(RunView(), "n1", 10.0)


def test_the_same_step_is_not_asked_of_twice(run: RunView) -> None:
    asking = WeightAsking()

    assert asking.may_ask(at_step(run, 1), "n1", 10.0)
    asking.answer()
    assert not asking.may_ask(run, "n1", 20.0)
    assert asking.may_ask(at_step(run, 2), "n1", 20.0)


def test_while_a_run_goes_on_it_is_asked_a_few_times_a_second(run: RunView) -> None:
    asking = WeightAsking()
    asking.may_ask(at_step(run, 1), "n1", 10.0)
    asking.answer()

    assert not asking.may_ask(at_step(run, 2), "n1", 10.0 + EVERY_S / 2)
    assert asking.may_ask(run, "n1", 10.0 + EVERY_S)


def test_no_question_follows_one_that_is_not_answered_but_for_another_node(run: RunView) -> None:
    asking = WeightAsking()
    asking.may_ask(at_step(run, 1), "n1", 10.0)

    assert not asking.may_ask(at_step(run, 2), "n1", 20.0)
    assert asking.may_ask(run, "n2", 20.0)


def test_at_the_end_it_is_asked_once_more_at_once(run: RunView) -> None:
    asking = WeightAsking()
    asking.may_ask(at_step(run, 1), "n1", 10.0)
    asking.answer()
    run.take((RunEnded("r1", "finished", 1.0, 2),))

    assert asking.may_ask(at_step(run, 2), "n1", 10.01)

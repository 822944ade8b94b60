from __future__ import annotations

import pytest

from app.inspector.time_asking import EVERY_S, TimeAsking
from app.run_view import RunView
from engine.language import Map
from engine.observations.records import RunEnded, RunStarted

STARTED = RunStarted("r1", "Digits", Map({"adam": "Adam"}), 4, 40, "cpu", 1, 33_474, "")


@pytest.fixture
def run(qapp: object) -> RunView:
    view = RunView()
    view.expect("r1")
    return view


@pytest.fixture
def training(run: RunView) -> RunView:
    run.take((STARTED,))
    return run


def test_a_run_that_has_not_begun_is_not_asked_for(run: RunView) -> None:
    assert not TimeAsking().may_ask(run, 0.0)
    assert not TimeAsking().may_ask(RunView(), 0.0)


def test_one_question_is_under_way_at_a_time(training: RunView) -> None:
    asking = TimeAsking()

    assert asking.may_ask(training, 0.0)
    assert not asking.may_ask(training, 100.0)


def test_after_an_answer_it_is_asked_again_in_a_while(training: RunView) -> None:
    asking = TimeAsking()
    asking.may_ask(training, 0.0)
    asking.answer()

    assert not asking.may_ask(training, EVERY_S - 1)
    assert asking.may_ask(training, EVERY_S)


def test_a_run_that_is_over_is_asked_for_once_more(training: RunView) -> None:
    asking = TimeAsking()
    asking.may_ask(training, 0.0)
    asking.answer()

    training.take((RunEnded("r1", "finished", 1.0, 60),))

    assert asking.may_ask(training, 1.0)
    asking.answer()
    assert not asking.may_ask(training, 100.0)


def test_another_run_is_asked_for_though_an_answer_got_lost(training: RunView) -> None:
    asking = TimeAsking()
    asking.may_ask(training, 0.0)
    training.expect("r2")
    training.take((RunStarted("r2", "Digits", Map(), 4, 40, "cpu", 1, 1, ""),))

    assert asking.may_ask(training, 1.0)

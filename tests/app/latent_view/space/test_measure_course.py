from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.latent_view.space import measure_course
from app.latent_view.space.latent import Latent
from app.latent_view.space.measure_course import (
    MOST_MOMENTS,
    Course,
    closest_moment,
    farthest_moment,
)
from app.session import Session
from engine.commands import Ask, GiveUp
from engine.document.values import Document, Graph
from engine.observations.records import Progress
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.questions.measures import MeasureCodes
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.measured import measured
from tests.app.latent_view.scene import RUN, cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Iterator[Engine]:
    yield Engine(latent)
    latent.film.watch(is_seen=False)


@pytest.fixture
def course(latent: Latent, engine: Engine) -> Course:
    """A course that is looked at, of a run whose cloud came."""
    made = Course(latent)
    shown_run(latent.session, cloud(step=10))
    made.watch(is_seen=True)
    return made


def asked(engine: Engine) -> list[int | None]:
    """The moments that were asked of."""
    return [ask.moment for ask in engine.asked if isinstance(ask.question, MeasureCodes)]


def training(latent: Latent, state: str = "training") -> None:
    latent.session.run.take([Progress(RUN, state, 1, 9, 10, 1.0, 1.0)])  # type: ignore[arg-type] # one of the states


def test_nothing_is_measured_that_nobody_sees(latent: Latent, engine: Engine) -> None:
    Course(latent)

    shown_run(latent.session, cloud(step=10))

    assert asked(engine) == []


def test_what_is_now_is_measured_once(latent: Latent, engine: Engine, course: Course) -> None:
    engine.answer(MeasureCodes, measured(10))

    assert asked(engine) == [None]
    assert list(course.known) == [10]
    assert course.shown is course.known[10]


def test_a_newer_cloud_is_measured_when_the_answer_is_in(
    latent: Latent, engine: Engine, course: Course
) -> None:
    latent.session.run.take([cloud(step=20)])
    before = asked(engine)

    engine.answer(MeasureCodes, measured(10))

    assert before == [None]
    assert asked(engine) == [None, None]


def test_while_training_goes_on_measuring_rests(
    latent: Latent, engine: Engine, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    training(latent)
    course._asked_at_s -= 5.0  # noqa: SLF001 - it took five seconds
    engine.answer(MeasureCodes, measured(10))

    latent.session.run.take([cloud(step=20)])
    while_training = asked(engine)
    training(latent, "paused")

    assert while_training == [None]
    assert asked(engine) == [None, None]


def test_the_film_is_measured_from_its_ends_to_its_middle(
    latent: Latent, engine: Engine, course: Course
) -> None:
    latent.film.watch(is_seen=True)
    engine.answer(ListMoments, Moments((0, 4, 6, 10), (0,) * 4, has_weights=True))
    for step in (10, 0, 4, 6):
        engine.answer(MeasureCodes, measured(step))

    assert asked(engine) == [None, 0, 4, 6]
    assert list(course.known) == [0, 4, 6, 10]


def test_a_film_without_weights_is_not_measured(
    latent: Latent, engine: Engine, course: Course
) -> None:
    latent.film.watch(is_seen=True)
    engine.answer(ListMoments, Moments((0, 4), (0, 0), has_weights=False))

    engine.answer(MeasureCodes, measured(10))

    assert asked(engine) == [None]


def test_the_moment_that_is_shown_is_measured_next(
    latent: Latent, engine: Engine, course: Course
) -> None:
    live = cloud()
    latent.film.show(4)
    engine.answer(SeeMoment, Moment(4, 1, live.points, live.labels, np.arange(60)))

    engine.answer(MeasureCodes, measured(10))
    engine.answer(MeasureCodes, measured(4))

    assert asked(engine) == [None, 4]
    assert course.shown is course.known[4]


def test_a_refusal_is_told_and_the_same_is_not_asked_again(
    latent: Latent, engine: Engine, course: Course
) -> None:
    engine.refuse(MeasureCodes, "The codes are no numbers.")
    latent.session.run.take([cloud(step=10)])
    refused = course.sentence, asked(engine)

    latent.session.run.take([cloud(step=20)])
    engine.answer(MeasureCodes, measured(20))

    assert refused == ("The codes are no numbers.", [None])
    assert course.sentence == ""


def test_who_looks_away_gives_up(latent: Latent, engine: Engine, course: Course) -> None:
    told: list[Ask | GiveUp] = []
    latent.asked.connect(told.append)

    course.watch(is_seen=False)

    assert [type(command) for command in told] == [GiveUp]


def test_another_run_is_measured_from_the_start(
    latent: Latent, engine: Engine, course: Course, qtbot: QtBot
) -> None:
    engine.answer(MeasureCodes, measured(10))

    with qtbot.waitSignal(course.changed):
        shown_run(latent.session, cloud(run="r2", step=1))

    assert course.known == {}
    assert course.shown is None
    assert asked(engine) == [None, None]


def test_of_a_long_run_measures_are_kept_that_are_evenly_spread(
    latent: Latent, engine: Engine, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure_course, "MOST_KNOWN", 5)
    engine.answer(MeasureCodes, measured(10))
    for step in range(20, 100, 10):
        latent.session.run.take([cloud(step=step)])
        engine.answer(MeasureCodes, measured(step))

    assert len(course.known) == 5
    assert {10, 90} < set(course.known)
    assert max(np.diff([*course.known])) <= 40
    assert len(asked(engine)) == 9


def test_the_moment_that_is_missed_least_is_neither_an_end_nor_kept() -> None:
    assert closest_moment([0, 10, 19, 30, 40], {None}) == 10
    assert closest_moment([0, 10, 19, 30, 40], {10}) == 19


def test_moments_are_taken_where_the_gaps_are_widest_until_there_are_enough() -> None:
    assert farthest_moment((0, 5, 9, 100), {100: 1}) == 0
    assert farthest_moment((0, 40, 60, 100), {0: 1, 100: 1}) in (40, 60)
    assert farthest_moment((0, 1), {0: 1, 1: 1}) is None
    assert farthest_moment(range(500), dict.fromkeys(range(MOST_MOMENTS))) is None
    assert farthest_moment((7, 9), {}) == 7

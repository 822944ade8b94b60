from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.latent_view.space.film import cloud_of
from app.latent_view.space.latent import Latent
from app.session import Session
from engine.document.values import Document, Graph
from engine.observations.records import Cloud
from engine.questions.decoding import DecodeSpots
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.questions.projecting import Axes, View
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MOMENTS = Moments((0, 4, 9), (0, 1, 3), has_weights=True)


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Iterator[Engine]:
    """The film is looked at, and its moments are known."""
    made = Engine(latent)
    shown_run(latent.session, cloud(step=10))
    latent.film.watch(is_seen=True)
    made.answer(ListMoments, MOMENTS)
    yield made
    latent.film.watch(is_seen=False)


def then(step: int) -> Moment:
    live = cloud()
    return Moment(step, 1, live.points + step, live.labels, np.arange(len(live.points)))


def test_moments_are_asked_for_while_the_film_is_looked_at(latent: Latent) -> None:
    made = Engine(latent)
    shown_run(latent.session, cloud())
    before = [ask for ask in made.asked if isinstance(ask.question, ListMoments)]

    latent.film.watch(is_seen=True)
    made.answer(ListMoments, MOMENTS)

    assert before == []
    assert latent.film.moments == MOMENTS


def test_a_moment_stands_in_the_place_of_the_cloud(latent: Latent, engine: Engine) -> None:
    latent.film.show(4)
    was_busy = latent.film.is_busy
    engine.answer(SeeMoment, then(4))

    assert latent.cloud is not None
    assert (latent.cloud.step, latent.moment, was_busy) == (4, 4, True)
    assert not latent.film.is_busy


def test_what_is_asked_meanwhile_is_asked_of_then(latent: Latent, engine: Engine) -> None:
    latent.film.show(4)
    engine.answer(SeeMoment, then(4))

    latent.ask(DecodeSpots(()), lambda _: None)

    assert engine.last(DecodeSpots).moment == 4
    assert engine.last(SeeMoment).moment is None


def test_a_new_cloud_does_not_push_the_past_away(latent: Latent, engine: Engine) -> None:
    latent.film.show(4)
    engine.answer(SeeMoment, then(4))
    shown = latent.cloud

    latent.session.run.take([cloud(step=11)])

    assert latent.cloud is shown
    assert latent.live_cloud is not None
    assert latent.live_cloud.step == 11


def test_back_at_now_the_cloud_of_now_is_shown(latent: Latent, engine: Engine) -> None:
    latent.film.show(4)
    engine.answer(SeeMoment, then(4))

    latent.film.show(None)

    assert latent.cloud is latent.live_cloud
    assert latent.moment is None


def test_of_moments_that_are_wanted_quickly_the_last_one_is_shown(
    latent: Latent, engine: Engine
) -> None:
    for step in (0, 4, 9):
        latent.film.show(step)
    first = engine.last(SeeMoment)
    engine.answer(SeeMoment, then(0))
    engine.answer(SeeMoment, then(9))

    assert first.question == SeeMoment(0)
    assert latent.moment == 9


def test_another_run_begins_at_now(latent: Latent, engine: Engine) -> None:
    latent.film.show(4)
    engine.answer(SeeMoment, then(4))

    shown_run(latent.session, cloud(run="r2", step=1))

    assert (latent.film.step, latent.moment, latent.film.moments.steps) == (None, None, ())
    assert latent.cloud is latent.live_cloud


def test_a_moment_that_cannot_be_seen_leads_back_to_now_with_a_word(
    latent: Latent, engine: Engine, qtbot: QtBot
) -> None:
    latent.film.show(4)

    with qtbot.waitSignal(latent.session.run.refused) as said:
        engine.refuse(SeeMoment, "It is gone.")

    assert said.args == ["It is gone."]
    assert latent.film.step is None


def test_a_longer_film_is_asked_for_after_a_while(
    latent: Latent, engine: Engine, qtbot: QtBot
) -> None:
    count = len(engine.asked)
    latent.session.run.take([cloud(step=11)])

    qtbot.waitUntil(lambda: len(engine.asked) > count)

    assert engine.asked[-1].question == ListMoments()


def test_a_moment_is_seen_anew_when_a_person_chooses_other_axes(
    latent: Latent, engine: Engine
) -> None:
    latent.film.show(4)
    engine.answer(SeeMoment, then(4))
    count = len(engine.asked)
    view = View(Axes(1, 0), None, np.ones(2, np.float32), np.empty(0, np.int64), 10)

    latent.session.run.take([replace(cloud(step=10), view=view)])

    assert [ask.question for ask in engine.asked[count:]] == [SeeMoment(4)]


def test_samples_that_were_not_filmed_have_no_place() -> None:
    live = cloud()
    rows = np.arange(0, 60, 2)
    seen = Moment(4, 1, live.points[rows] + 1, live.labels[rows], rows)

    found: Cloud = cloud_of(seen, live)

    assert np.array_equal(found.points[rows], live.points[rows] + 1)
    assert np.isnan(found.points[1::2]).all()
    assert (found.step, found.dimensions) == (4, live.dimensions)

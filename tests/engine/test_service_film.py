"""The film of a run that a service trains, and of one that it opens again."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.commands import Ask, Pause, Reopen, StepOnce, Train, Watch
from engine.document.values import Document
from engine.observations.about import FILM
from engine.observations.records import Cloud, Progress, RunEnded
from engine.questions.decoding import DecodeSpots
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.questions.measures import MeasureCodes, Measured
from engine.questions.question import Answer, Question
from engine.questions.spots import OfRow
from tests.engine.asked import LONG, Engine, code, decoded
from tests.engine.drawn import classifier, moons_autoencoder

V = TypeVar("V")


def asked(
    engine: Engine, document: Document, question: Question, kind: type[V], moment: int | None = None
) -> V:
    """What a question is answered with."""
    engine.send(Ask(*code(document), 1, question, moment))
    answer = engine.until(Answer).value
    assert isinstance(answer, kind)
    return answer


def test_a_run_is_filmed_from_before_its_first_step_to_its_last(engine: Engine) -> None:
    document = moons_autoencoder(epochs=30)
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    found = asked(engine, document, ListMoments(), Moments)

    assert (found.steps[0], found.steps[-1], found.epochs[-1]) == (0, 60, 30)
    assert found.has_weights


def test_the_last_moment_is_the_cloud_of_now(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3)
    engine.send(Watch((code(document),)), Train("run-1", document))
    engine.until(RunEnded)

    found = asked(engine, document, SeeMoment(4), Moment)

    assert np.allclose(found.points, engine.all(Cloud)[-1].points, atol=1e-5)


def test_a_run_that_goes_on_is_asked_of_its_beginning(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    spots = DecodeSpots((OfRow(0),))
    engine.send(Train("run-1", document), Pause())
    engine.state("paused")
    engine.send(StepOnce())
    engine.until(Progress, lambda progress: progress.step > 0)

    engine.send(Ask(*code(document), 1, spots, 0), Ask(*code(document), 2, spots))
    then = engine.until(Answer, lambda answer: answer.request == 1)
    now = [each for each in engine.all(Answer) if each.request == 2] or [engine.until(Answer)]

    assert not np.array_equal(decoded(then).values, decoded(now[0]).values)


def test_a_run_that_is_opened_again_shows_its_film(engine: Engine, tmp_path: Path) -> None:
    document = moons_autoencoder(dimensions=3)
    engine.send(Train("run-1", document, str(tmp_path)))
    engine.until(RunEnded)
    before = asked(engine, document, SeeMoment(0), Moment)
    engine.send(Train("other", classifier()))
    engine.until(RunEnded)

    engine.send(Reopen("run-2", str(tmp_path)))
    again = asked(engine, document, SeeMoment(0), Moment)
    measured = asked(engine, document, MeasureCodes(), Measured, moment=0)

    assert np.array_equal(again.points, before.points)
    assert measured.step == 0


def test_a_run_that_was_kept_without_a_film_opens_all_the_same(
    engine: Engine, tmp_path: Path
) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document, str(tmp_path)))
    engine.until(RunEnded)
    (tmp_path / FILM).write_bytes(b"no film")

    engine.send(Reopen("run-2", str(tmp_path)))
    found = asked(engine, document, ListMoments(), Moments)

    assert found.steps == ()
    assert "film.safetensors is damaged" in found.note


def test_the_codes_of_now_are_measured(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    found = asked(engine, document, MeasureCodes(), Measured)

    assert (found.step, found.rows) == (4, 60)
    assert 0 <= found.values["agreement"] <= 1

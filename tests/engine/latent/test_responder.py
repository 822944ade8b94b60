"""Questions from any thread: between two steps, beside a long one, and those that take a while."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from threading import Event
from weakref import ReferenceType, ref

import numpy as np
import pytest

from engine.commands import Ask
from engine.document.values import End
from engine.latent.answers import ANSWERS
from engine.latent.filming import Filming
from engine.latent.later import Later, Tell
from engine.latent.looking import Looking, spaces_of
from engine.latent.responder import GRACE_SECONDS, Responder
from engine.latent.space import Space
from engine.observations.records import Record
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.film import SeeMoment
from engine.questions.projecting import Axes
from engine.questions.question import Answer, NoAnswer, Question, Value, Working
from engine.questions.spots import OfRow
from engine.training.run import Run
from tests.engine.drawn import moons_autoencoder, node_of, run_of, told_by

PATIENCE_SECONDS = 20.0
LONG = 1.0
"""Seconds of a step that nobody waits for."""


class Slow(Question):
    """Takes a while."""


class Codes:
    """What was taken for an answer."""

    def compute(self, _: Tell) -> Value:
        return Value()


class Scene:
    """A run that is looked at, and the records that come of questions."""

    def __init__(self) -> None:
        self.run: Run = run_of(moons_autoencoder(dimensions=3))
        told_by(self.run, 2)
        self.records: list[Record] = []
        self.looking = Looking(self.records.append)
        self.looking.turn_to("run-1", spaces_of(self.run))
        self.responder = Responder(self.records.append, self.looking)

    def ask(self, question: Question, request: int = 1) -> Ask:
        asked = Ask(node_of(self.run.document, "Code"), "z", request, question)
        self.responder.offer(asked)
        return asked

    def until(self, is_so: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            assert time.monotonic() < end, self.records
            time.sleep(0.002)

    def decoded(self) -> np.ndarray:
        """What the only answer says."""
        (answer,) = self.records
        assert isinstance(answer, Answer)
        assert isinstance(answer.value, Decodings)
        return answer.value.values


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    yield made
    made.responder.close()


def test_between_two_steps_the_weights_of_now_answer(scene: Scene) -> None:
    asked = scene.ask(DecodeSpots((OfRow(3),)))
    told_by(scene.run, 1)

    scene.responder.answer(asked)

    space = scene.looking.spaces[End(asked.node, "z")]
    assert isinstance(space, Space)
    assert np.array_equal(scene.decoded(), space.decode(space.codes_of([OfRow(3)])))


def test_beside_a_long_step_the_weights_before_it_answer_and_only_once(scene: Scene) -> None:
    scene.responder.answer(scene.ask(DecodeSpots((OfRow(3),))))
    before = scene.decoded()
    scene.responder.end_step(LONG)
    scene.records.clear()
    told_by(scene.run, 2)

    asked = scene.ask(DecodeSpots((OfRow(3),)))
    scene.until(lambda: scene.records)
    scene.responder.answer(asked)

    assert np.array_equal(scene.decoded(), before)


def test_a_copy_of_the_weights_is_renewed_at_each_long_step(scene: Scene) -> None:
    scene.responder.answer(scene.ask(DecodeSpots((OfRow(3),))))
    before = scene.decoded()
    scene.responder.end_step(LONG)
    told_by(scene.run, 2)
    scene.responder.end_step(LONG)
    scene.records.clear()

    scene.ask(DecodeSpots((OfRow(3),)))
    scene.until(lambda: scene.records)

    assert not np.array_equal(scene.decoded(), before)


def test_a_moment_that_was_seen_is_at_hand_for_what_is_asked_of_it_next(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    filming = Filming()
    filming.begin(scene.looking.spaces)
    filming.shoot()
    (space,) = (each for each in scene.looking.spaces.values() if isinstance(each, Space))
    space.lens.turn_to(Axes(2, 0))
    scene.responder.answer(scene.ask(SeeMoment(2)))

    monkeypatch.delattr(copy, "deepcopy")  # no second copy of the network is made
    scene.responder.answer(scene.ask(SeeMoment(2), 2))

    assert [type(each) for each in scene.records] == [Answer, Answer]


def test_a_space_that_no_run_shows_is_no_answer(scene: Scene) -> None:
    asked = Ask("n99", "z", 4, DecodeSpots(()))
    scene.responder.offer(asked)

    scene.responder.answer(asked)

    (refused,) = scene.records
    assert isinstance(refused, NoAnswer)
    assert (refused.run, refused.request) == ("run-1", 4)
    assert refused.sentence.startswith("No run shows this latent space")


def test_what_takes_a_while_tells_how_far_it_is_and_holds_nobody_up(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def compute(tell: Tell) -> Value:
        tell(0.5)
        go.wait(PATIENCE_SECONDS)
        return Value()

    monkeypatch.setitem(ANSWERS, Slow, lambda *_: Later(compute))
    scene.responder.answer(scene.ask(Slow(), 8))
    scene.until(lambda: scene.records)
    (working,) = scene.records
    go.set()
    scene.until(lambda: len(scene.records) == 2)

    assert isinstance(working, Working)
    assert (working.request, working.part) == (8, 0.5)
    assert isinstance(scene.records[1], Answer)


def test_what_is_given_up_stops_at_its_next_word_and_says_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Event()

    def compute(tell: Tell) -> Value:
        try:
            while True:
                tell(0.5)
        finally:
            ended.set()

    monkeypatch.setitem(ANSWERS, Slow, lambda *_: Later(compute))
    scene.responder.answer(scene.ask(Slow(), 8))
    scene.until(lambda: scene.records)

    scene.responder.give_up(8)

    assert ended.wait(PATIENCE_SECONDS)
    assert all(isinstance(record, Working) for record in scene.records)


def test_a_question_that_was_given_up_is_not_answered(scene: Scene) -> None:
    asked = scene.ask(DecodeSpots((OfRow(3),)))

    scene.responder.give_up(asked.request)
    scene.responder.answer(asked)

    assert scene.records == []


def test_work_that_fails_is_no_answer(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def compute(_: Tell) -> Value:
        raise ValueError("the codes are no numbers")

    monkeypatch.setitem(ANSWERS, Slow, lambda *_: Later(compute))
    scene.responder.answer(scene.ask(Slow()))
    scene.until(lambda: scene.records)

    (refused,) = scene.records
    assert isinstance(refused, NoAnswer)
    assert refused.sentence == "the codes are no numbers"


def test_another_run_is_not_answered_for_from_the_copy_of_the_one_before(scene: Scene) -> None:
    scene.responder.answer(scene.ask(DecodeSpots((OfRow(3),))))
    scene.responder.end_step(LONG)
    scene.records.clear()

    scene.looking.turn_to("run-2", spaces_of(scene.run))
    scene.responder.turn()
    asked = scene.ask(DecodeSpots((OfRow(3),)))
    time.sleep(10 * GRACE_SECONDS)
    before = list(scene.records)
    scene.responder.answer(asked)

    assert before == []
    assert [record.run for record in scene.records] == ["run-2"]


def test_what_is_given_up_while_its_arrays_are_taken_is_not_worked_out(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[bool] = []

    def work(_: Tell) -> Value:
        worked.append(True)
        return Value()

    def taken(*_: object) -> Later:
        scene.responder.give_up(8)
        return Later(work)

    monkeypatch.setitem(ANSWERS, Slow, taken)
    scene.responder.answer(scene.ask(Slow(), 8))
    scene.responder.close()

    assert worked == []
    assert scene.records == []


def test_work_that_is_over_at_once_leaves_nothing_behind(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[ReferenceType[Codes]] = []

    def taken(*_: object) -> Later:
        held = Codes()
        codes.append(ref(held))
        return Later(held.compute)

    monkeypatch.setitem(ANSWERS, Slow, taken)
    for request in range(50):
        scene.responder.answer(scene.ask(Slow(), request))
    scene.until(lambda: len(scene.records) == 50)

    scene.until(lambda: not any(code() for code in codes))


def test_a_copy_says_after_which_step_it_was_taken(scene: Scene) -> None:
    scene.responder.answer(scene.ask(DecodeSpots((OfRow(3),))))
    taken = scene.run.steps
    scene.responder.end_step(LONG)
    told_by(scene.run, 2)
    steps: list[int] = []

    def look(space: Space, _: Question) -> Value:
        steps.append(space.step)
        return Value()

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ANSWERS, Slow, look)
        scene.ask(Slow())
        scene.until(lambda: steps)

    assert steps == [taken]

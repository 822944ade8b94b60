from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from time import perf_counter

import numpy as np
import pytest

from engine.language import Map
from engine.observations.channel import Channel
from engine.observations.records import (
    Cloud,
    GradientNorms,
    Losses,
    NodeWeights,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    SourceText,
    StepTime,
    Validated,
)
from engine.questions.question import Answer, Value, Working

STARTED = RunStarted("r1", "Digits", Map({"n10": "Adam"}), 3, 60, "cpu", 1, 17_000, "")
ENDED = RunEnded("r1", "finished", 1.0, 60)
REFUSED = Refused("r1", "There is no such node.")
ANSWER = Answer("r1", "n5", "z", 1, Value())


def losses(*steps: int, run: str = "r1", optimizer: str = "n10") -> Losses:
    """Losses of these steps, each a tenth of its step."""
    values = np.array([step / 10 for step in steps], np.float32)
    return Losses(run, optimizer, np.array(steps, np.int64), Map({"loss": values, "term": -values}))


def progress(step: int, run: str = "r1") -> Progress:
    return Progress(run, "training", 1, 3, step, 1000.0, 2.0)


def cloud(step: int, node: str = "n5", port: str = "z", run: str = "r1") -> Cloud:
    return Cloud(run, node, port, step, np.zeros((0, 2), np.float32), np.zeros(0, np.int64), 10, 2)


def working(part: float, request: int = 1) -> Working:
    return Working("r1", "n5", "z", request, part)


def validated(epoch: int) -> Validated:
    return Validated("r1", "validation", epoch, 20 * epoch, Map({"n9": 0.1}))


def sent(*records: Record) -> tuple[Record, ...]:
    """What a reader gets who comes after all of them."""
    channel = Channel()
    for record in records:
        channel.put(record)
    return channel.drain()


def steps_of(records: tuple[Record, ...]) -> list[int]:
    return [int(step) for each in records if isinstance(each, Losses) for step in each.steps]


def test_records_come_out_in_order_and_once() -> None:
    channel = Channel()
    for record in (STARTED, validated(1), ENDED):
        channel.put(record)
    assert channel.drain() == (STARTED, validated(1), ENDED)
    assert channel.drain() == ()


def test_only_the_latest_times_of_a_step_wait() -> None:
    early, late = (StepTime("r1", Map({"n5": 1.0}), seconds) for seconds in (0.1, 0.2))
    assert sent(early, STARTED, late) == (STARTED, late)


def test_only_the_latest_gradients_wait() -> None:
    early, late = (GradientNorms("r1", step, Map({"n10": Map({"n5": 1.0})})) for step in (1, 2))
    assert sent(early, STARTED, late) == (STARTED, late)


def test_only_the_latest_weights_of_a_node_wait() -> None:
    early, late = (NodeWeights("r1", "n5", step, Map({"bias": (0.5,)})) for step in (1, 2))
    other = NodeWeights("r1", "n6", 1, Map())
    assert sent(early, other, late) == (other, late)


def test_losses_that_wait_are_joined_into_one_record() -> None:
    (record,) = sent(losses(1, 2), losses(3), losses(4, 5))
    assert isinstance(record, Losses)
    assert (record.run, record.optimizer) == ("r1", "n10")
    assert record.steps.tolist() == [1, 2, 3, 4, 5]
    assert record.steps.dtype == np.int64
    np.testing.assert_allclose(record.values["loss"], [0.1, 0.2, 0.3, 0.4, 0.5])
    np.testing.assert_allclose(record.values["term"], [-0.1, -0.2, -0.3, -0.4, -0.5])
    assert record.values["loss"].dtype == np.float32


def test_losses_that_were_read_are_not_sent_again() -> None:
    channel = Channel()
    channel.put(losses(1))
    channel.drain()
    channel.put(losses(2))
    assert steps_of(channel.drain()) == [2]


def test_losses_of_other_optimizers_and_runs_stay_apart() -> None:
    records = sent(losses(1), losses(1, optimizer="n11"), losses(1, run="r2"), losses(2))
    found = [(each.run, each.optimizer) for each in records if isinstance(each, Losses)]
    assert found == [("r1", "n11"), ("r2", "n10"), ("r1", "n10")]
    assert steps_of(records) == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("earlier", "latest"),
    [(progress(1), progress(2)), (cloud(1), cloud(2)), (working(0.1), working(0.2))],
    ids=["progress", "cloud", "working"],
)
def test_of_pictures_only_the_latest_waits(earlier: Record, latest: Record) -> None:
    (found,) = sent(earlier, latest)
    assert found is latest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (progress(1), progress(1, run="r2")),
        (cloud(1), cloud(1, node="n6")),
        (cloud(1), cloud(1, port="mean")),
        (cloud(1), cloud(1, run="r2")),
        (working(0.1), working(0.1, request=2)),
        (cloud(1), working(0.1)),
        (ANSWER, ANSWER),
        (validated(1), validated(2)),
        (REFUSED, REFUSED),
    ],
)
def test_what_speaks_of_different_things_waits_side_by_side(one: Record, other: Record) -> None:
    assert [id(record) for record in sent(one, other)] == [id(one), id(other)]


def test_what_is_new_comes_after_what_was_said_before_it() -> None:
    records = sent(STARTED, losses(1), progress(1), validated(1), losses(2), progress(2), ENDED)
    kinds = [type(record).__name__ for record in records]
    assert kinds == ["RunStarted", "Validated", "Losses", "Progress", "RunEnded"]


def test_however_slow_the_reader_is_only_so_many_records_wait() -> None:
    channel = Channel()
    for step in range(1, 1001):
        for record in (losses(step), progress(step), cloud(step), working(step / 1000)):
            channel.put(record)
    records = channel.drain()
    assert len(records) == 4
    assert steps_of(records) == list(range(1, 1001))


def test_waiting_ends_at_once_when_something_is_there() -> None:
    channel = Channel()
    channel.put(STARTED)
    assert channel.wait(60)


def test_waiting_for_nothing_ends_after_its_time() -> None:
    assert not Channel().wait(0.001)


def test_a_reader_that_rests_is_woken_by_an_answer_alone() -> None:
    channel = Channel()
    channel.put(STARTED)
    rested = perf_counter()
    channel.rest(0.05)
    rested = perf_counter() - rested
    channel.put(ANSWER)
    channel.rest(60)
    assert rested >= 0.04


def test_a_reader_that_waits_is_woken_by_the_writer() -> None:
    channel = Channel()
    woken: list[bool] = []
    reader = Thread(target=lambda: woken.append(channel.wait(60)))
    reader.start()
    channel.put(STARTED)
    reader.join(30)
    assert woken == [True]


def test_nothing_is_lost_or_doubled_between_two_threads() -> None:
    channel, count = Channel(), 2000

    def train() -> None:
        for step in range(1, count + 1):
            channel.put(losses(step))
            channel.put(progress(step))
        channel.put(ENDED)

    writer = Thread(target=train)
    writer.start()
    records = tuple(_until_the_end(channel))
    writer.join()
    assert steps_of(records) == list(range(1, count + 1))
    told = [each.step for each in records if isinstance(each, Progress)]
    assert told == sorted(set(told))
    assert told[-1] == count
    assert records[-1] is ENDED


def _until_the_end(channel: Channel) -> Iterator[Record]:
    while channel.wait(30):
        records = channel.drain()
        yield from records
        if ENDED in records[-1:]:
            return


def test_of_the_source_only_the_latest_waits() -> None:
    older, newer = (SourceText("", request, "text\n", ("",)) for request in (1, 2))

    assert sent(older, STARTED, newer) == (STARTED, newer)

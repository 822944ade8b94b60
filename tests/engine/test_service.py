import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from engine.commands import Command, Continue, Decode, Pause, StepOnce, Stop, Train, Watch
from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.latent.space import Space
from engine.observations.channel import Channel
from engine.observations.records import (
    Cloud,
    Decoded,
    Losses,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    Validated,
)
from engine.service import Service
from tests.engine.drawn import (
    classifier,
    diverging,
    moons_autoencoder,
    node_of,
    run_of,
    told_by,
    ungraspable,
)

PATIENCE_SECONDS = 30.0
LONG = 1_000_000
"""Epochs that no test waits for."""

R = TypeVar("R")


class Engine:
    """A service, and all that it has said so far."""

    def __init__(self) -> None:
        self.channel = Channel()
        self.service = Service(self.channel)
        self.records: list[Record] = []

    def send(self, *commands: Command) -> None:
        for command in commands:
            self.service.send(command)

    def until(self, kind: type[R], is_wanted: Callable[[R], bool] = lambda _: True) -> R:
        """The next record of a kind that is wanted; what comes with it is kept too."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.channel.wait(deadline - time.monotonic()):
            fresh = self.channel.drain()
            self.records += fresh
            for record in fresh:
                if isinstance(record, kind) and is_wanted(record):
                    return record
        raise AssertionError(f"No {kind.__name__} came; there were {self.records}.")

    def state(self, state: str) -> Progress:
        return self.until(Progress, lambda progress: progress.state == state)

    def all(self, kind: type[R]) -> list[R]:
        return [record for record in self.records if isinstance(record, kind)]


@pytest.fixture
def engine() -> Iterator[Engine]:
    found = Engine()
    yield found
    found.service.close()


def code(document: Document) -> tuple[str, str]:
    """The latent port of an autoencoder."""
    return node_of(document, "Code"), "z"


def decode(document: Document, request: int = 1) -> Decode:
    return Decode(*code(document), request, (0.1, 0.2))


def too_wide() -> Document:
    """Weights that fit in no memory there is."""
    drawing = Drawing("Too wide")
    noise = drawing.place("noise")
    wide = drawing.place("dense", noise, units=65_536)
    made = drawing.place("linear", wide, shape=(65_536, 16_384))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, made))
    return drawing.document


def test_a_document_is_trained_to_its_end(engine: Engine) -> None:
    engine.send(Train("run-1", classifier()))

    ended = engine.until(RunEnded)

    assert (ended.run, ended.state, ended.steps) == ("run-1", "finished", 4)
    assert isinstance(engine.records[0], RunStarted)
    assert [entry.split for entry in engine.all(Validated)] == ["validation", "validation", "test"]


def test_the_service_trains_as_the_run_does(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3, epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    engine.send(Watch((code(document),)), Train("run-1", document))
    engine.send(*(decode(document, request) for request in range(20)))
    engine.until(RunEnded)

    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert told.tolist() == expected


def test_a_document_with_problems_is_refused_with_the_first_sentence(engine: Engine) -> None:
    drawing = Drawing()
    drawing.place("optimizer", title="Adam")
    engine.send(Train("run-1", drawing.document))

    ended = engine.until(RunEnded)

    assert (ended.run, ended.state, ended.steps) == ("run-1", "failed", 0)
    assert ended.message.startswith("Adam, loss: expected one wire, received none")


def test_a_device_that_is_not_there_is_refused(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(), device="abacus"))

    assert "received 'abacus'" in engine.until(RunEnded).message


def test_a_network_that_fits_in_no_memory_is_refused(engine: Engine) -> None:
    engine.send(Train("run-1", too_wide()))

    ended = engine.until(RunEnded)

    assert ended.state == "failed"
    assert "memory" in ended.message


def test_a_folder_that_cannot_be_written_is_refused(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    engine.send(Train("run-1", classifier(), folder=str(tmp_path / "file")))

    assert engine.until(RunEnded).message.startswith("The run cannot be kept in ")


def test_a_run_is_kept_where_it_was_asked_to_be(engine: Engine, tmp_path: Path) -> None:
    engine.send(Train("run-1", classifier(), folder=str(tmp_path / "run-1")))
    engine.until(RunEnded)

    assert (tmp_path / "run-1" / "weights.safetensors").exists()
    assert engine.all(RunStarted)[0].folder == str(tmp_path / "run-1")


def test_while_a_run_pauses_no_step_goes_on(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Pause())
    paused = engine.state("paused")

    engine.send(Decode("n1", "none", 1, (0.0, 0.0)))
    engine.until(Refused)
    engine.send(Stop())

    assert engine.until(RunEnded).steps == paused.step


def test_a_step_at_a_time_is_exactly_one_step(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Pause())
    paused = engine.state("paused").step

    for count in (1, 2, 3):
        engine.send(StepOnce())
        assert engine.until(Progress, _is_at(paused + count)).state == "paused"

    engine.send(Stop())
    assert engine.until(RunEnded).steps == paused + 3


def test_a_step_of_a_run_that_goes_on_pauses_it_behind_that_step(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), StepOnce())
    paused = engine.until(Progress, lambda told: told.state == "paused" and told.step > 0).step
    engine.send(Stop())

    assert engine.until(RunEnded).steps == paused == 1


def test_steps_at_a_time_may_end_the_run(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=1)), *[StepOnce()] * 3)

    ended = engine.until(RunEnded)

    assert (ended.state, ended.steps) == ("finished", 2)


def test_a_paused_run_continues(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=20)), Pause())
    paused = engine.state("paused")

    engine.send(Continue())

    assert engine.until(RunEnded).steps == 40
    assert paused.step < 40


def test_pausing_twice_and_continuing_twice_is_as_once(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=20)), Continue(), Pause(), Pause())
    engine.state("paused")
    engine.send(Continue(), Continue())

    assert engine.until(RunEnded).state == "finished"


def test_commands_without_a_run_do_nothing(engine: Engine) -> None:
    engine.send(Pause(), Continue(), StepOnce(), Stop(), Watch((("n1", "z"),)))
    engine.send(Train("run-1", classifier()))

    engine.until(RunEnded)

    assert isinstance(engine.records[0], RunStarted)


def test_a_run_that_is_stopped_ends_before_its_next_step(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Stop())

    ended = engine.until(RunEnded)

    assert (ended.state, ended.steps) == ("stopped", 0)


def test_a_run_that_goes_on_is_stopped(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)))
    engine.until(Losses)
    engine.send(Stop())

    ended = engine.until(RunEnded)

    assert ended.state == "stopped"
    assert engine.all(Losses)[-1].steps[-1] == ended.steps


def test_training_while_training_stops_the_first_run(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Train("run-2", classifier()))

    engine.until(RunEnded, lambda ended: ended.run == "run-2")

    assert [(ended.run, ended.state) for ended in engine.all(RunEnded)] == [
        ("run-1", "stopped"),
        ("run-2", "finished"),
    ]
    ends = [type(record).__name__ for record in engine.records]
    assert ends.index("RunEnded") < len(ends) - 1 - ends[::-1].index("RunStarted")


def test_a_run_after_a_paused_one_does_not_pause(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Pause(), Train("run-2", classifier()))

    assert engine.until(RunEnded, lambda ended: ended.run == "run-2").state == "finished"


def test_a_watched_space_is_sent_as_training_goes_on(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document))

    first = engine.until(Cloud)
    later = engine.until(Cloud, lambda cloud: cloud.step > first.step)

    assert (later.run, later.node, later.port) == ("run-1", *code(document))
    assert first.points.shape == (200, 2)


def test_the_last_cloud_shows_the_finished_network(engine: Engine) -> None:
    document = moons_autoencoder(epochs=2)
    engine.send(Watch((code(document),)), Train("run-1", document))

    engine.until(RunEnded)

    assert engine.all(Cloud)[-1].step == 4
    assert isinstance(engine.records[-1], RunEnded)


def test_a_space_that_is_watched_late_is_sent_at_once(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(Watch((code(document),)))

    assert engine.until(Cloud).step == 4


def test_each_step_of_a_paused_run_is_shown(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document), Pause())
    paused = engine.state("paused").step

    engine.send(StepOnce())

    engine.until(Cloud, lambda cloud: cloud.step == paused + 1)


def test_watching_nothing_ends_the_clouds(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Watch((code(document),)), Watch(()), Train("run-1", document))

    engine.until(RunEnded)

    assert engine.all(Cloud) == []


def test_a_port_that_is_no_latent_space_is_not_shown(engine: Engine) -> None:
    engine.send(Watch((("n1", "points"), ("n99", "z"))), Train("run-1", moons_autoencoder()))

    engine.until(RunEnded)

    assert engine.all(Cloud) == []


def test_before_any_run_nothing_can_be_decoded(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(decode(document))

    refused = engine.until(Refused)

    assert (refused.run, refused.node) == ("", code(document)[0])
    assert "train a network with a head behind this block" in refused.message


def test_a_point_is_decoded_while_a_run_goes_on_and_when_it_is_over(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Train("run-1", document), decode(document, 1))
    during = engine.until(Decoded)
    engine.send(Stop())
    engine.until(RunEnded)

    engine.send(decode(document, 2))

    after = engine.until(Decoded)
    assert (during.request, after.request) == (1, 2)
    assert after.point == (0.1, 0.2)
    assert after.values.shape == (2,)


def test_a_point_is_decoded_while_a_run_pauses(engine: Engine) -> None:
    document = moons_autoencoder(epochs=LONG)
    engine.send(Train("run-1", document), Pause(), decode(document, 5))

    assert engine.until(Decoded).request == 5


def test_a_port_that_is_no_latent_space_cannot_be_decoded(engine: Engine) -> None:
    engine.send(Train("run-1", moons_autoencoder()), Decode("n1", "points", 1, (0.0, 0.0)))

    assert engine.until(Refused).node == "n1"


def test_a_document_that_is_refused_leaves_the_network_before_it(engine: Engine) -> None:
    document = moons_autoencoder()
    engine.send(Train("run-1", document), Train("run-2", Document()), decode(document))

    assert engine.until(Decoded).run == "run-1"


def test_a_loss_that_is_no_number_ends_the_run_with_a_sentence(engine: Engine) -> None:
    document = diverging(dimensions=3, epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document))

    ended = engine.until(RunEnded)

    assert ended.state == "failed"
    assert ended.message.startswith("Adam: expected a finite loss, received ")


def test_a_network_that_has_diverged_can_be_looked_at(engine: Engine) -> None:
    document = diverging(dimensions=3, epochs=LONG)
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(Watch((code(document),)), decode(document))

    assert engine.until(Decoded).run == "run-1"
    assert engine.all(Cloud)


def test_what_cannot_be_computed_ends_the_run_and_names_the_node(engine: Engine) -> None:
    document = ungraspable()
    engine.send(Train("run-1", document))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.node) == ("failed", node_of(document, "Too much"))


def test_a_look_that_fails_is_refused_and_the_run_goes_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full memory, which no test can bring about."""
    document = moons_autoencoder(epochs=30)
    monkeypatch.setattr(Space, "cloud", _out_of_memory)
    engine.send(Watch((code(document),)), Train("run-1", document))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.steps) == ("finished", 60)
    assert [refused.message for refused in engine.all(Refused)] == ["no memory is left"]


def test_a_look_without_a_run_that_fails_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = moons_autoencoder(epochs=1)
    monkeypatch.setattr(Space, "decode", _out_of_memory)
    engine.send(Train("run-1", document))
    engine.until(RunEnded)

    engine.send(decode(document))

    assert engine.until(Refused).run == "run-1"


def test_closing_ends_the_run_and_leaves_no_thread(tmp_path: Path) -> None:
    engine = Engine()
    engine.send(Train("run-1", classifier(epochs=LONG), folder=str(tmp_path / "run-1")))
    engine.until(Losses)

    engine.service.close()

    assert not any(thread.name == "engine" for thread in threading.enumerate())
    ended = [record for record in engine.channel.drain() if isinstance(record, RunEnded)]
    assert [(entry.run, entry.state) for entry in ended] == [("run-1", "stopped")]
    assert (tmp_path / "run-1" / "weights.safetensors").exists()


def test_a_frozen_document_is_refused_in_words(engine: Engine) -> None:
    document = classifier()
    graph = edits.freeze(document.graph, [node_of(document, t) for t in ("Hidden", "Told")])
    engine.send(Train("run-1", edits.with_graph(document, graph)))

    assert "has weights to train" in engine.until(RunEnded).message


def _is_at(step: int) -> Callable[[Progress], bool]:
    return lambda progress: progress.step == step


def _out_of_memory(*_: object) -> None:
    raise RuntimeError("no memory is left")

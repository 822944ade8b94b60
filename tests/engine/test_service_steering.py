"""A service whose run is steered while it goes on, and that shows runs which were kept."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from engine.commands import (
    Continue,
    Pause,
    Reopen,
    SetStepSize,
    StepEpoch,
    StepOnce,
    Stop,
    Train,
    Watch,
)
from engine.document.values import Document
from engine.observations.records import (
    Cloud,
    Losses,
    Preparing,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    StepSizeChanged,
    Validated,
)
from engine.questions.question import Answer
from tests.engine.asked import LONG, Engine, code, decode, decoded
from tests.engine.drawn import classifier, moons_autoencoder, node_of


def paused_at(step: int) -> Callable[[Progress], bool]:
    return lambda told: (told.state, told.step) == ("paused", step)


def adam(document: Document) -> str:
    return node_of(document, "Adam")


# ------------------------------------------------------------------------------------- one epoch


def test_a_paused_run_trains_to_the_end_of_its_epoch(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG), pauses_after="step"))
    engine.until(Progress, paused_at(1))

    for step in (2, 4, 6):
        engine.send(StepEpoch())
        engine.until(Progress, paused_at(step))

    engine.send(Stop())
    assert engine.until(RunEnded).steps == 6


def test_a_run_that_goes_on_pauses_at_the_end_of_its_epoch(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)))
    engine.until(Losses)
    engine.send(StepEpoch())

    paused = engine.state("paused")

    assert paused.step == 2 * paused.epoch
    engine.send(Stop())
    assert engine.until(RunEnded).steps == paused.step


def test_two_epochs_that_are_asked_for_are_two(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG), pauses_after="epoch"), StepEpoch())

    assert engine.state("paused").step == 4


@pytest.mark.parametrize(
    "command", [Continue(), Pause(), StepOnce()], ids=lambda c: type(c).__name__
)
def test_another_command_takes_the_place_of_the_epoch(
    command: Continue | Pause | StepOnce, engine: Engine
) -> None:
    document = classifier(epochs=LONG, batch_size=1)
    engine.send(Train("run-1", document, pauses_after="step"), StepEpoch(), command)
    engine.send(Continue())

    engine.until(Progress, lambda told: told.epoch >= 2)

    assert all(told.state != "paused" or told.step < 140 for told in engine.all(Progress))


def test_the_last_epoch_ends_the_run(engine: Engine) -> None:
    engine.send(Train("run-1", classifier(epochs=2), pauses_after="epoch"), StepEpoch())

    assert (engine.until(RunEnded).state, engine.all(RunEnded)[0].steps) == ("finished", 4)


@pytest.mark.parametrize(("what", "steps"), [("step", 1), ("epoch", 2)])
def test_a_run_can_begin_with_one_step_or_epoch(
    what: Literal["step", "epoch"], steps: int, engine: Engine
) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG), pauses_after=what))

    engine.until(Progress, paused_at(steps))
    engine.send(Stop())

    assert engine.until(RunEnded).steps == steps


# ------------------------------------------------------------------------------------ step size


def test_a_paused_run_takes_another_step_size_from_its_next_step(
    engine: Engine, tmp_path: Path
) -> None:
    document = classifier(epochs=LONG)
    engine.send(Train("run-1", document, str(tmp_path), pauses_after="step"))
    engine.until(Progress, paused_at(1))

    engine.send(SetStepSize(adam(document), 0.05))
    changed = engine.until(StepSizeChanged)
    engine.send(StepOnce(), Stop())
    engine.until(RunEnded)

    assert changed == StepSizeChanged("run-1", adam(document), 2, 0.05)
    about = json.loads((tmp_path / "run.json").read_text())
    assert about["changes"] == [{"optimizer": adam(document), "step": 2, "step_size": 0.05}]


def test_a_run_that_trains_takes_it_without_a_pause(engine: Engine) -> None:
    document = classifier(epochs=LONG)
    engine.send(Train("run-1", document))
    reached = int(engine.until(Losses).steps[-1])
    engine.send(SetStepSize(adam(document), 0.05))

    changed = engine.until(StepSizeChanged)

    assert changed.step > reached
    engine.until(Progress, lambda told: told.step > changed.step)
    assert all(told.state == "training" for told in engine.all(Progress))


def test_of_two_changes_before_one_step_the_last_is_kept(engine: Engine, tmp_path: Path) -> None:
    document = classifier(epochs=LONG)
    engine.send(Train("run-1", document, str(tmp_path), pauses_after="step"))
    engine.until(Progress, paused_at(1))
    engine.send(SetStepSize(adam(document), 0.05), SetStepSize(adam(document), 0.02), Stop())
    engine.until(RunEnded)

    about = json.loads((tmp_path / "run.json").read_text())
    assert about["changes"] == [{"optimizer": adam(document), "step": 2, "step_size": 0.02}]


def test_the_size_that_holds_already_is_no_change(engine: Engine) -> None:
    document = classifier(epochs=LONG)
    engine.send(Train("run-1", document, pauses_after="step"))
    engine.until(Progress, paused_at(1))
    engine.send(SetStepSize(adam(document), 0.001), Stop())
    engine.until(RunEnded)

    assert engine.all(StepSizeChanged) == []


@pytest.mark.parametrize("size", [0.0, math.nan, 1e9])
def test_a_size_that_cannot_be_is_refused_and_the_run_goes_on(engine: Engine, size: float) -> None:
    document = classifier(epochs=LONG)
    engine.send(Train("run-1", document), SetStepSize(adam(document), size))

    refused = engine.until(Refused)

    assert (refused.run, refused.node) == ("run-1", adam(document))
    assert "the run goes on as it was" in refused.message
    engine.until(Losses)


def test_without_a_run_there_is_no_step_size_to_change(engine: Engine) -> None:
    engine.send(SetStepSize("n1", 0.1))

    assert engine.until(Refused).message.startswith("No run is going on")


# ------------------------------------------------------------------------------------- reopening


def trained(engine: Engine, document: Document, folder: Path) -> None:
    engine.send(Watch((code(document),)), Train("run-1", document, str(folder)))
    engine.until(RunEnded)


@pytest.mark.parametrize("dimensions", [2, 5])
def test_a_reopened_run_answers_as_it_did_right_after_training(
    engine: Engine, tmp_path: Path, dimensions: int
) -> None:
    document = moons_autoencoder(dimensions, epochs=6)
    trained(engine, document, tmp_path)
    engine.send(decode(document))
    before = engine.until(Answer)
    cloud = engine.all(Cloud)[-1]
    engine.send(Train("other", classifier()))
    engine.until(RunEnded)

    engine.send(Reopen("run-2", str(tmp_path)), decode(document, 2))
    after = engine.until(Answer)

    assert (after.run, after.request) == ("run-2", 2)
    assert np.array_equal(decoded(after).values, decoded(before).values)
    again = engine.all(Cloud)[-1]
    assert (again.run, again.step) == ("run-2", cloud.step)
    assert np.array_equal(again.points, cloud.points)


def test_a_reopened_run_is_told_as_one_that_has_just_ended(engine: Engine, tmp_path: Path) -> None:
    document = moons_autoencoder(epochs=6)
    trained(engine, document, tmp_path)
    first = list(engine.records)
    engine.records.clear()

    engine.send(Reopen("run-2", str(tmp_path)))
    engine.until(Cloud)

    assert all(record.run == "run-2" for record in engine.records)
    kinds = [type(record) for record in engine.records]
    assert kinds[:3] == [Preparing, RunStarted, Losses]
    assert kinds[-3:] == [Progress, RunEnded, Cloud]
    assert values_of(engine.records) == values_of(first)
    (started,) = engine.all(RunStarted)
    told = next(each for each in first if isinstance(each, RunStarted))
    assert (started.seed, started.started_at, started.folder) == (
        told.seed,
        told.started_at,
        str(tmp_path),
    )


def values_of(records: list[Record]) -> tuple[list[float], list[tuple[object, ...]]]:
    losses = [told for told in records if isinstance(told, Losses)]
    validated = [told for told in records if isinstance(told, Validated)]
    return (
        [float(value) for told in losses for value in told.values["loss"]],
        [(told.split, told.epoch, told.step, told.values) for told in validated],
    )


def test_a_run_that_was_stopped_is_reopened_as_it_was_left(engine: Engine, tmp_path: Path) -> None:
    document = moons_autoencoder(3, epochs=LONG)
    engine.send(Train("run-1", document, str(tmp_path)))
    engine.until(Losses)
    engine.send(Stop(), decode(document))
    before = engine.until(Answer)

    engine.send(Reopen("run-2", str(tmp_path)), decode(document))

    after = engine.until(Answer)
    assert np.array_equal(decoded(after).values, decoded(before).values)
    assert engine.all(RunEnded)[-1].state == "stopped"


def test_a_damaged_run_is_refused_and_the_run_that_was_shown_stays(
    engine: Engine, tmp_path: Path
) -> None:
    document = moons_autoencoder()
    trained(engine, document, tmp_path)
    (tmp_path / "weights.safetensors").write_bytes(b"rust")

    engine.send(Reopen("run-2", str(tmp_path)), decode(document))

    refused = engine.until(Refused)
    assert refused.run == "run-2"
    assert refused.message.startswith("weights.safetensors is not the file")
    found = engine.all(Answer) or [engine.until(Answer)]
    assert found[0].run == "run-1"


def test_no_run_is_opened_while_one_goes_on(engine: Engine, tmp_path: Path) -> None:
    engine.send(Train("run-1", classifier(epochs=LONG)), Reopen("run-2", str(tmp_path)))

    refused = engine.until(Refused)

    assert (refused.run, refused.message[:18]) == ("run-2", "A run is going on;")


def test_reopening_is_given_up_when_it_is_stopped(engine: Engine, tmp_path: Path) -> None:
    document = moons_autoencoder()
    trained(engine, document, tmp_path)
    engine.records.clear()

    engine.send(Reopen("run-2", str(tmp_path)), Stop(), decode(document))

    assert engine.until(Answer).run == "run-1"
    assert engine.all(RunStarted) == []


def test_a_run_that_is_stopped_while_it_is_prepared_never_starts(
    engine: Engine, tmp_path: Path
) -> None:
    engine.send(Train("run-1", classifier(), str(tmp_path / "run")), Stop())

    assert engine.until(RunEnded).state == "stopped"
    assert engine.all(RunStarted) == []
    assert not (tmp_path / "run").exists()

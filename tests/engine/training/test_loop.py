import math
import time
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import torch
from torch import nn

from engine.document.values import Document
from engine.drawing import Drawing
from engine.observations.records import (
    Losses,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    Validated,
)
from engine.training.folder import KEEP_EVERY_SECONDS, RunFolder
from engine.training.kept import read_run
from engine.training.loop import TELL_EVERY_SECONDS, Failure, Loop, failing, sentence_of
from engine.training.run import Blame
from tests.engine.drawn import classifier, diverging, duel, node_of, run_of, told_by, ungraspable

R = TypeVar("R")


class Told:
    """A loop, and all that it told."""

    def __init__(self, document: Document, folder: Path | None = None) -> None:
        self.records: list[Record] = []
        kept = RunFolder(folder) if folder else None
        self.loop = Loop(run_of(document), "run-1", self.records.append, kept)
        self.loop.start()

    def through(self) -> "Told":
        """The same once all steps are made."""
        while self.loop.step():
            pass
        return self

    def all(self, kind: type[R]) -> list[R]:
        return [record for record in self.records if isinstance(record, kind)]


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr("engine.training.loop.time.perf_counter", found)
    return found


def steps_told(losses: list[Losses]) -> list[int]:
    return [int(step) for entry in losses for step in entry.steps]


def endless(epochs: int = 1) -> Document:
    """Many draws a turn, so that several epochs are over at once."""
    drawing = Drawing("Endless", epochs=epochs, batch_size=35)
    moons = drawing.place("dataset", data="moons", rows=50)
    made = drawing.place("linear", moons["points"], shape=(2,))
    loss = drawing.place("mean_squared_error", made, moons["points"])
    drawing.place("optimizer", loss, steps_a_turn=5)
    return drawing.document


def test_a_run_says_first_what_it_is() -> None:
    document = duel()
    told = Told(document)
    run = told.loop.run

    assert told.records[0] == RunStarted(
        "run-1",
        "Duel",
        told.all(RunStarted)[0].optimizers,
        2,
        run.turns * 3,
        "CPU",
        1,
        run.weight_count,
        "",
        0,
        told.all(RunStarted)[0].started_at,
    )
    assert abs(told.all(RunStarted)[0].started_at - time.time()) < 60
    assert dict(told.all(RunStarted)[0].optimizers) == {
        node_of(document, "Judging"): "Judging",
        node_of(document, "Making"): "Making",
    }


def test_records_come_in_the_order_of_what_happened(clock: Clock) -> None:
    told = Told(classifier(epochs=2)).through()
    told.loop.end("finished")

    kinds = [type(record).__name__ for record in told.records if not isinstance(record, Progress)]
    epoch = ["Losses", "Validated"]
    assert kinds == ["RunStarted", *epoch, *epoch, "Validated", "RunEnded"]


def test_no_loss_is_left_out_and_none_is_told_twice() -> None:
    document = duel(epochs=6)
    told = Told(document).through()
    told.loop.end("finished")
    expected = told_by(run_of(document), 1000)

    for optimizer in (node_of(document, "Judging"), node_of(document, "Making")):
        losses = [entry for entry in told.all(Losses) if entry.optimizer == optimizer]
        values = np.concatenate([entry.values["loss"] for entry in losses])
        assert values.tolist() == [found[0] for name, found in expected if name == optimizer]
    assert sorted(steps_told(told.all(Losses))) == list(range(1, len(expected) + 1))


def test_losses_tell_their_terms_by_node() -> None:
    document = duel()
    told = Told(document).through()
    making = next(e for e in told.all(Losses) if e.optimizer == node_of(document, "Making"))

    assert list(making.values) == ["loss", node_of(document, "Apart"), node_of(document, "Near")]


def test_each_epoch_ends_with_a_validation_at_the_step_that_ended_it() -> None:
    told = Told(classifier(epochs=3)).through()

    assert [(entry.split, entry.epoch, entry.step) for entry in told.all(Validated)] == [
        ("validation", 1, 2),
        ("validation", 2, 4),
        ("validation", 3, 6),
    ]


def test_epochs_end_when_the_draws_of_a_turn_do_not_divide_the_batches() -> None:
    told = Told(duel(epochs=3)).through()

    assert [(entry.epoch, entry.step) for entry in told.all(Validated)] == [(1, 6), (2, 9), (3, 12)]


def test_epochs_that_are_over_in_one_turn_are_validated_once() -> None:
    told = Told(endless()).through()

    assert [(entry.epoch, entry.step) for entry in told.all(Validated)] == [(5, 5)]


def test_epochs_without_data_end_after_their_turns() -> None:
    drawing = Drawing("No data", epochs=2, turns_per_epoch=3)
    noise = drawing.place("noise")
    made = drawing.place("linear", noise, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, noise))

    told = Told(drawing.document).through()

    assert [(entry.epoch, entry.step) for entry in told.all(Validated)] == [(1, 3), (2, 6)]


def test_a_finished_run_is_tested_and_then_said_to_be_over() -> None:
    told = Told(classifier()).through()
    told.loop.end("finished")

    tested, progress, ended = told.records[-3:]
    assert isinstance(tested, Validated)
    assert (tested.split, tested.epoch) == ("test", 2)
    assert isinstance(progress, Progress)
    assert progress.state == "finished"
    assert isinstance(ended, RunEnded)
    assert (ended.state, ended.steps, ended.message) == ("finished", 4, "")


def test_a_stopped_run_tells_its_last_losses_and_is_tested() -> None:
    told = Told(classifier())
    told.loop.step()
    told.loop.end("stopped")

    assert steps_told(told.all(Losses)) == [1]
    assert told.all(Validated)[-1].split == "test"
    assert told.all(Progress)[-1].state == told.all(RunEnded)[0].state == "stopped"


def test_losses_wait_until_it_is_time_to_tell_them(clock: Clock) -> None:
    told = Told(classifier(epochs=50, batch_size=8))
    for _ in range(5):
        told.loop.step()
    silent = told.all(Losses)

    clock.now += TELL_EVERY_SECONDS * 1.01
    told.loop.step()

    assert silent == []
    assert steps_told(told.all(Losses)) == [1, 2, 3, 4, 5, 6]


def test_progress_tells_the_speed_and_what_is_left(clock: Clock) -> None:
    told = Told(classifier(epochs=4))
    for _ in range(2):
        told.loop.step()
    clock.now += 2.0
    told.loop.tell()

    progress = told.all(Progress)[-1]

    assert (progress.epoch, progress.epochs, progress.step) == (1, 4, 2)
    assert progress.samples_per_second == pytest.approx(2 * 64 / 2.0)
    assert progress.seconds_left == pytest.approx(2.0 / 2 * 6)


def test_the_clock_of_a_run_leaves_pauses_out(clock: Clock) -> None:
    told = Told(classifier())
    clock.now += 3.0
    told.loop.pause()
    clock.now += 50.0
    paused = told.loop.seconds
    told.loop.resume()
    clock.now += 4.0

    assert (paused, told.loop.seconds) == (3.0, 7.0)
    assert [entry.state for entry in told.all(Progress)] == ["training", "paused", "training"]


def test_steps_while_it_pauses_do_not_move_the_clock(clock: Clock) -> None:
    told = Told(classifier())
    told.loop.pause()
    clock.now += 5.0
    told.loop.step()

    assert told.loop.seconds == 0.0
    assert (told.all(Progress)[-1].state, told.all(Progress)[-1].step) == ("paused", 1)


def test_a_loss_that_is_no_number_stops_the_run_and_names_optimizer_and_step() -> None:
    told = Told(diverging(epochs=200))

    with pytest.raises(
        Failure, match=r"Adam: expected a finite loss, received (infinity|no number)"
    ) as fault:
        told.through()

    steps = steps_told(told.all(Losses))
    values = np.concatenate([entry.values["loss"] for entry in told.all(Losses)])
    first = steps[int(np.flatnonzero(~np.isfinite(values))[0])]
    assert f"at step {first:,}; lower its step size" in str(fault.value)
    assert fault.value.blame.node == node_of(told.loop.run.document, "Adam")
    assert "yield" in told.loop.run.program.lines[fault.value.blame.line - 1].text


def test_a_loss_of_the_last_step_that_is_no_number_stops_the_run_too() -> None:
    told = Told(classifier(epochs=1))
    told.loop.step()
    _spoil(told)

    with pytest.raises(Failure, match="received no number at step 2"):
        told.through()


def test_a_pause_finds_a_loss_that_is_no_number() -> None:
    told = Told(classifier(epochs=50, batch_size=8))
    _spoil(told)
    told.loop.step()

    with pytest.raises(Failure, match="received no number at step 1"):
        told.loop.pause()


def test_a_run_that_is_stopped_after_a_loss_that_is_no_number_has_failed() -> None:
    told = Told(classifier(epochs=50, batch_size=8))
    _spoil(told)
    told.loop.step()

    ended = told.loop.end("stopped")

    assert ended.state == "failed"
    assert "received no number at step 1" in ended.message
    assert told.all(Validated) == []


def test_losses_of_all_optimizers_are_told_before_one_of_them_stops_the_run() -> None:
    told = Told(duel(epochs=50))
    _spoil(told)
    for _ in range(3):
        told.loop.step()

    with pytest.raises(Failure, match="Judging"):
        told.loop.tell()

    assert sorted(steps_told(told.all(Losses))) == [1, 2, 3]


def test_a_failed_run_is_not_tested() -> None:
    told = Told(classifier())

    ended = told.loop.end("failed", "It failed.", Blame("n1", 7))

    assert told.all(Validated) == []
    assert (ended.state, ended.message) == ("failed", "It failed.")
    assert (ended.node, ended.line) == ("n1", 7)
    assert told.all(Progress)[-1].state == "failed"


def test_what_torch_cannot_compute_is_blamed_on_its_node() -> None:
    document = ungraspable()
    told = Told(document)

    with pytest.raises(Failure) as fault:
        told.loop.step()

    assert fault.value.blame.node == node_of(document, "Too much")


def test_a_run_that_cannot_be_tested_has_failed() -> None:
    document = classifier()
    told = Told(document)
    layer = told.loop.run.network.get_submodule("told")
    looked = told.loop.run.looking.get_submodule("told")
    assert isinstance(looked, nn.Linear)
    looked.weight = nn.Parameter(torch.zeros(3, 1000))
    assert layer is not looked

    ended = told.loop.end("finished")

    assert (ended.state, ended.node) == ("failed", node_of(document, "Told"))


def test_a_run_that_cannot_be_kept_has_failed_and_still_tells_its_end(tmp_path: Path) -> None:
    told = Told(classifier(), tmp_path / "run").through()
    _make_unwritable(tmp_path / "run")

    ended = told.loop.end("finished")

    assert ended.state == "failed"
    assert ended.message.startswith(f"The run cannot be kept in {tmp_path / 'run'}: ")
    assert (ended.steps, told.records[-1]) == (4, ended)


def test_a_run_that_failed_and_cannot_be_kept_tells_why_it_failed(tmp_path: Path) -> None:
    told = Told(classifier(), tmp_path / "run")
    _make_unwritable(tmp_path / "run")

    assert told.loop.end("failed", "It failed.").message == "It failed."


def test_what_came_is_kept_every_few_seconds_so_that_a_killed_engine_leaves_it(
    clock: Clock, tmp_path: Path
) -> None:
    told = Told(classifier(epochs=50), tmp_path)
    told.loop.step()
    before = (tmp_path / "curves.safetensors").exists()
    clock.now += KEEP_EVERY_SECONDS * 1.01
    told.loop.step()

    kept = read_run(tmp_path, "run-2", torch.device("cpu"))

    assert not before
    assert kept.about.steps == 2
    assert [each.steps.tolist() for each in kept.told.losses] == [[1, 2]]
    assert torch.equal(*(run.weights()["n2.weight"] for run in (kept.run, told.loop.run)))


def test_a_run_goes_on_where_it_cannot_be_kept_on_the_way_and_says_so_once(
    clock: Clock, tmp_path: Path
) -> None:
    told = Told(classifier(epochs=50), tmp_path / "run")
    _make_unwritable(tmp_path / "run")
    for _ in range(3):
        clock.now += KEEP_EVERY_SECONDS * 1.01
        told.loop.step()

    (refused,) = told.all(Refused)
    assert refused.message.startswith("The run cannot be kept in ")
    assert told.loop.run.steps == 3


def test_saving_a_kept_run_is_told_before_its_end(tmp_path: Path) -> None:
    told = Told(classifier(), tmp_path).through()
    told.loop.end("finished")

    assert [each.state for each in told.all(Progress)][-2:] == ["saving", "finished"]


def test_a_fault_is_told_by_its_first_line_or_its_kind() -> None:
    assert sentence_of(RuntimeError("\nfirst line\nsecond line")) == "first line"
    assert sentence_of(ValueError()) == "ValueError"
    assert sentence_of(MemoryError()).startswith("There is not enough memory")


@pytest.mark.parametrize("fault", [RuntimeError, ValueError, IndexError, MemoryError])
def test_what_torch_raises_becomes_a_failure(fault: type[Exception]) -> None:
    with pytest.raises(Failure, match=r"no way|not enough memory"), failing():
        raise fault("no way")


def test_other_exceptions_are_not_failures_of_a_run() -> None:
    with pytest.raises(KeyError), failing():
        raise KeyError("a mistake of ours")


def test_steps_are_counted_up_one_by_one() -> None:
    told = Told(duel(epochs=4)).through()
    told.loop.end("finished")

    for optimizer in {entry.optimizer for entry in told.all(Losses)}:
        steps = steps_told([e for e in told.all(Losses) if e.optimizer == optimizer])
        assert all(before < after for before, after in pairwise(steps))
    assert all(math.isfinite(entry.seconds_left) for entry in told.all(Progress))


def _spoil(told: Told) -> None:
    """Let the next losses be no numbers."""
    with torch.no_grad():
        for weight in told.loop.run.network.parameters():
            weight.fill_(math.nan)


def _make_unwritable(folder: Path) -> None:
    """Put a file where the folder was, so that nothing can be written into it."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("no folder")

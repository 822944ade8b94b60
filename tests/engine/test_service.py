import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.commands import Ask, Continue, Pause, StepOnce, Stop, Train, Watch
from engine.document import edits
from engine.document.values import KeptWeights
from engine.drawing import Drawing
from engine.observations.records import (
    Losses,
    Preparing,
    Progress,
    RunEnded,
    RunStarted,
    Validated,
)
from engine.questions.decoding import DecodeSpots
from engine.questions.question import NoAnswer
from engine.training.run import Run
from tests.engine.asked import LONG, Engine, code
from tests.engine.drawn import (
    classifier,
    diverging,
    node_of,
    too_wide,
    ungraspable,
)


def test_a_document_is_trained_to_its_end(engine: Engine) -> None:
    engine.send(Train("run-1", classifier()))

    ended = engine.until(RunEnded)

    assert (ended.run, ended.state, ended.steps) == ("run-1", "finished", 4)
    assert [type(record) for record in engine.records[:2]] == [Preparing, RunStarted]
    assert [entry.split for entry in engine.all(Validated)] == ["validation", "validation", "test"]


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

    engine.send(Ask("n1", "none", 1, DecodeSpots(())))
    engine.until(NoAnswer)
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

    assert [type(record) for record in engine.records[:2]] == [Preparing, RunStarted]


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


def test_a_loss_that_is_no_number_ends_the_run_with_a_sentence(engine: Engine) -> None:
    document = diverging(dimensions=3, epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document))

    ended = engine.until(RunEnded)

    assert ended.state == "failed"
    assert ended.message.startswith("Adam: expected a finite loss, received ")


def test_what_cannot_be_computed_ends_the_run_and_names_the_node(engine: Engine) -> None:
    document = ungraspable()
    engine.send(Train("run-1", document))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.node) == ("failed", node_of(document, "Too much"))


def test_a_run_that_meets_what_nobody_expected_ends_with_a_word(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(run: Run) -> None:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr(Run, "step", mistaken)
    engine.send(Train("run-1", classifier()))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.message) == ("failed", "'a mistake of ours'")


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


def test_weights_of_an_earlier_run_that_is_gone_end_the_run_at_their_node(
    engine: Engine, tmp_path: Path
) -> None:
    document = classifier()
    hidden = node_of(document, "Hidden")
    taken = KeptWeights("gone", "n2", "0" * 64)
    document = edits.with_graph(document, edits.take_weights(document.graph, hidden, taken))
    engine.send(Train("run-1", document, earlier=(str(tmp_path / "small.runs"),)))

    ended = engine.until(RunEnded)

    assert (ended.state, ended.node) == ("failed", hidden)
    assert ended.message.startswith("Hidden: expected the weights of the run gone in ")

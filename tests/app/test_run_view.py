from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.run_view import FIRST_CAPACITY, Curve, RunView
from engine.document.values import Document
from engine.language import Map
from engine.observations.records import (
    Cloud,
    Losses,
    Preparing,
    Progress,
    Refused,
    RunEnded,
    RunStarted,
    RunState,
    SourceText,
    StepSizeChanged,
    Validated,
)
from engine.questions.question import NoAnswer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def run(qapp: object) -> RunView:
    view = RunView()
    view.expect("r1")
    return view


def started(run: str = "r1") -> RunStarted:
    return RunStarted(run, "Digits", Map({"adam": "Adam"}), 4, 40, "cpu", 1, 33_474, "")


def losses(*steps: int, run: str = "r1") -> Losses:
    values = np.array([1.0 / step for step in steps], dtype=np.float32)
    return Losses(run, "adam", np.array(steps), Map({"loss": values}))


def progress(state: RunState = "training", run: str = "r1", step: int = 7) -> Progress:
    return Progress(run, state, 1, 4, step, 1000.0, 8.0)


def cloud(run: str = "r1") -> Cloud:
    return Cloud(
        run, "code", "z", 7, np.zeros((3, 2), np.float32), np.zeros(3, np.int64), 10, dimensions=2
    )


def test_a_curve_grows_beyond_its_first_room() -> None:
    curve = Curve()
    for start in range(0, 3 * FIRST_CAPACITY, FIRST_CAPACITY // 2):
        steps = np.arange(start, start + FIRST_CAPACITY // 2)
        curve.extend(steps, steps.astype(np.float32))
    assert len(curve) == 3 * FIRST_CAPACITY
    assert curve.steps.tolist() == curve.values.tolist() == list(range(3 * FIRST_CAPACITY))


def test_losses_are_joined_to_one_curve_of_each_term(run: RunView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.losses_changed):
        run.take((losses(1, 2), losses(3)))
    assert run.training["adam", "loss"].steps.tolist() == [1, 2, 3]


def test_validation_makes_a_curve_of_each_loss_node(run: RunView) -> None:
    run.take([Validated("r1", "validation", 1, 23, Map({"mse": 0.5}))])
    assert run.validation["mse"].steps.tolist() == [23]
    assert run.validation["mse"].values.tolist() == [0.5]


def test_the_test_rows_are_kept_apart_from_the_curves(run: RunView) -> None:
    test = Validated("r1", "test", 4, 92, Map({"mse": 0.5}))
    run.take([test])
    assert run.test is test
    assert run.validation == {}


def test_records_of_an_earlier_run_are_passed_over(run: RunView, qtbot: QtBot) -> None:
    run.expect("r2")
    with qtbot.assertNotEmitted(run.losses_changed):
        run.take([losses(1), progress(), cloud(), RunEnded("r1", "stopped", 1.0, 1)])
    assert run.training == {}
    assert run.is_active


def test_each_kind_of_record_is_told_once_however_many_came(run: RunView) -> None:
    told: list[str] = []
    run.started.connect(lambda: told.append("started"))
    run.losses_changed.connect(lambda: told.append("losses"))
    run.progress_changed.connect(lambda: told.append("progress"))
    run.cloud_changed.connect(lambda: told.append("cloud"))
    run.take([started(), losses(1), losses(2), progress(), progress(), cloud()])
    assert told == ["started", "losses", "cloud", "progress"]


def test_a_run_is_active_from_the_asking_to_its_end(run: RunView, qtbot: QtBot) -> None:
    states = [(run.is_active, run.state)]
    run.take([started(), progress("paused")])
    states.append((run.is_active, run.state))
    with qtbot.waitSignal(run.ended):
        run.take([RunEnded("r1", "finished", 2.0, 92)])
    assert [*states, (run.is_active, run.state)] == [
        (True, None),
        (True, "paused"),
        (False, "finished"),
    ]


@pytest.mark.parametrize("state", ["finished", "stopped", "failed"])
def test_a_run_that_is_over_is_saved_until_its_end_is_told(run: RunView, state: RunState) -> None:
    run.take([started(), progress(state)])
    assert (run.is_active, run.state) == (True, "saving")


def test_before_the_first_run_nothing_is_active(qapp: object) -> None:
    assert not RunView().is_active


def test_a_new_run_forgets_the_old_one_and_the_views_hear_of_it(run: RunView, qtbot: QtBot) -> None:
    run.take([started(), losses(1), cloud(), progress()])
    with qtbot.waitSignals([run.progress_changed]):
        run.expect("r2")
    assert (run.start, run.cloud, run.progress, run.training) == (None, None, None, {})


def test_an_engine_that_died_ends_the_run_and_keeps_what_came(run: RunView, qtbot: QtBot) -> None:
    run.take([started(), losses(1, 2), progress(step=2)])
    with qtbot.waitSignal(run.ended):
        run.lose("The engine stopped.")
    assert run.end == RunEnded("r1", "failed", 0.0, 2, "The engine stopped.")
    assert len(run.training["adam", "loss"]) == 2


def test_an_engine_that_died_after_the_end_changes_nothing(run: RunView, qtbot: QtBot) -> None:
    run.take([RunEnded("r1", "finished", 2.0, 92)])
    with qtbot.assertNotEmitted(run.ended):
        run.lose("The engine stopped.")
    assert run.state == "finished"


def test_an_engine_that_died_before_its_first_word_ends_the_run_at_no_step(run: RunView) -> None:
    run.lose("The engine stopped.")
    assert run.end is not None
    assert run.end.steps == 0


def test_answers_and_refusals_are_handed_on(run: RunView, qtbot: QtBot) -> None:
    answer = NoAnswer("r1", "code", "z", 3, "Nothing can be decoded here.")
    with qtbot.waitSignal(run.answered) as answered:
        run.take([answer])
    with qtbot.waitSignal(run.refused) as refused:
        run.take([Refused("", "There is no run to pause.")])
    assert answered.args == [answer]
    assert refused.args == ["There is no run to pause."]


def test_the_source_of_a_document_is_handed_on_beside_any_run(run: RunView, qtbot: QtBot) -> None:
    answer = SourceText("", 1, "text\n", ("",))
    with qtbot.waitSignal(run.written) as written:
        run.take([answer])
    assert written.args == [answer]


def test_a_run_knows_what_it_trains(run: RunView) -> None:
    document = Document("Digits")
    run.expect("r2", document)
    assert run.document is document
    assert run.graph is document.graph


def test_a_changed_step_size_is_kept_and_handed_on(run: RunView, qtbot: QtBot) -> None:
    changed = StepSizeChanged("r1", "adam", 7, 0.01)
    with qtbot.waitSignal(run.step_size_changed) as told:
        run.take([changed])
    assert told.args == [changed]
    assert run.changes == [changed]


def test_a_run_has_a_name_once_it_has_begun(run: RunView) -> None:
    before = run.name, run.is_starting
    run.take([started()])
    assert (before, run.is_starting) == (("", True), False)
    assert run.name.endswith("seed 0")


def test_a_run_that_is_made_ready_says_so(run: RunView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.progress_changed):
        run.take([Preparing("r1")])
    assert run.is_preparing
    assert run.is_starting

from __future__ import annotations

from dataclasses import replace

import pytest

from app.run_view import RunView
from app.runs.run_words import (
    device_words,
    fraction_done,
    run_words,
    seconds_words,
)
from engine.document.values import Settings
from engine.language import Map
from engine.observations.records import Progress, RunEnded, RunStage, RunStarted, RunState

START = RunStarted("r1", "Digits", Map({"adam": "Adam"}), 120, 2880, "cpu", 2, 33_474, "")


@pytest.fixture
def run(qapp: object) -> RunView:
    view = RunView()
    view.expect("r1")
    return view


def progress(state: RunState = "training", speed: float = 41_234.0, left: float = 8.2) -> Progress:
    return Progress("r1", state, 94, 120, 2256, speed, left)


def test_before_the_first_run_the_window_is_ready(qapp: object) -> None:
    assert run_words(RunView()) == ("Ready",)


def test_a_run_that_has_not_spoken_waits_for_the_engine(run: RunView) -> None:
    assert run_words(run) == ("Starting the engine",)


def test_a_run_says_how_far_how_fast_and_how_long(run: RunView) -> None:
    run.take([START, progress()])
    assert run_words(run) == (
        "Training",
        "epoch 94 of 120",
        "step 2,256",
        "41,200 samples/s",
        "8 s left",
    )


def test_a_run_in_stages_says_which_one_it_is_in(run: RunView) -> None:
    stages = (RunStage(1, ("Pretraining",)), RunStage(2257, ("Head", "Tail")))
    run.take([replace(START, stages=stages), progress(speed=0.0, left=0.0)])
    assert run_words(run)[:3] == ("Training", "stage 2 of 2: Head, Tail", "epoch 94 of 120")
    run.take([replace(progress(speed=0.0, left=0.0), step=2255)])
    assert run_words(run)[1] == "stage 1 of 2: Pretraining"


def test_a_paused_run_says_nothing_of_speed(run: RunView) -> None:
    run.take([progress("paused")])
    assert run_words(run) == ("Paused", "epoch 94 of 120", "step 2,256")


def test_what_is_not_known_is_left_out(run: RunView) -> None:
    run.take([progress(speed=0.0, left=float("inf"))])
    assert run_words(run) == ("Training", "epoch 94 of 120", "step 2,256")


def test_a_finished_run_says_how_long_it_took(run: RunView) -> None:
    run.take([progress(), RunEnded("r1", "finished", 75.0, 2880)])
    assert run_words(run)[0] == "Finished"
    assert run_words(run)[-1] == "after 1 min 15 s"


def test_a_run_that_failed_at_once_says_only_that(run: RunView) -> None:
    run.lose("The engine stopped.")
    assert run_words(run) == ("Failed",)


def test_the_part_that_is_done_follows_the_steps(run: RunView) -> None:
    assert fraction_done(run) == 0.0
    run.take([progress()])
    assert fraction_done(run) == pytest.approx(94 / 120)
    run.take([START])
    assert fraction_done(run) == pytest.approx(2256 / 2880)


def test_the_device_is_named_once_a_run_has_told_it() -> None:
    assert device_words(None, Settings(threads=1)) == "1 thread"
    assert device_words(START, Settings()) == "CPU · 2 threads"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "less than 1 s"),
        (8.2, "8 s"),
        (59.7, "1 min 0 s"),
        (200, "3 min 20 s"),
        (7500, "2 h 5 min"),
    ],
)
def test_time_is_told_in_the_units_that_matter(seconds: float, words: str) -> None:
    assert seconds_words(seconds) == words

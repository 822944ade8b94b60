from __future__ import annotations

from datetime import datetime

from app.run_names import run_name, state_words
from tests.app.runs.kept_runs import about


def test_a_run_is_called_by_its_time_and_its_seed() -> None:
    now = datetime.now().astimezone()
    assert run_name(now.timestamp(), 1) == f"Run of {now:%H:%M}, seed 1"


def test_a_run_that_could_not_say_how_it_ended_was_cut_off() -> None:
    states = ("finished", "stopped", "failed", None)
    words = [state_words(about("r1", state=state)) for state in states]
    assert words == ["Finished", "Stopped", "Failed", "Cut off"]

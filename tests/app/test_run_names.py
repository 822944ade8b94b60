from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.run_names import run_name, state_words, when_words
from tests.app.runs.kept_runs import about

NOON = datetime(2026, 11, 23, 12, 0).astimezone()


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(hours=2), "10:00"),
        (timedelta(hours=13), "yesterday 23:00"),
        (timedelta(days=9), "14 Nov 2026 12:00"),
    ],
)
def test_a_moment_is_told_as_short_as_it_can_be(before: timedelta, words: str) -> None:
    assert when_words((NOON - before).timestamp(), NOON) == words


def test_a_run_is_called_by_its_time_and_its_seed() -> None:
    now = datetime.now().astimezone()
    assert run_name(now.timestamp(), 1) == f"Run of {now:%H:%M}, seed 1"


def test_a_run_that_could_not_say_how_it_ended_was_cut_off() -> None:
    states = ("finished", "stopped", "failed", None)
    words = [state_words(about("r1", state=state)) for state in states]
    assert words == ["Finished", "Stopped", "Failed", "Cut off"]

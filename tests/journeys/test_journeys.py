"""Whole journeys, each in a process of its own, as a person's are."""

from __future__ import annotations

import os
import subprocess
import sys

KNOWN = "does not support propagateSizeHints"
"""What the platform without a screen says of every window: it has no window manager to ask."""


def test_first_minutes_go_from_a_drawn_network_to_a_digit_under_the_pointer() -> None:
    walk("first_minutes")


def test_a_step_size_is_changed_while_it_trains_and_an_earlier_run_is_opened_again() -> None:
    walk("change_the_step_size")


def walk(journey: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", f"tests.journeys.{journey}"],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if KNOWN not in line]
    assert not said

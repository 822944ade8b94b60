"""Whole journeys, each in a process of its own, as a person's are."""

from __future__ import annotations

import os
import subprocess
import sys


def test_first_minutes_go_from_a_drawn_network_to_a_digit_under_the_pointer() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.journeys.first_minutes"],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

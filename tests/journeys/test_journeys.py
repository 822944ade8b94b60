"""Whole journeys, each in a process of its own, as a person's are."""

from __future__ import annotations

import os
import subprocess
import sys

KNOWN = "does not support propagateSizeHints"
"""What the platform without a screen says of every window: it has no window manager to ask."""


def walk(journey: str) -> None:
    """Walk through a journey; it must end well and in silence."""
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


def test_first_minutes_go_from_a_drawn_network_to_a_digit_under_the_pointer() -> None:
    walk("first_minutes")


def test_a_broken_graph_is_repaired_by_its_buttons_and_trained() -> None:
    walk("repair_a_broken_graph")

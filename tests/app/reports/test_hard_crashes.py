from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from app.reports.hard_crashes import A_DAY_S, take_traces

CRASH = """
import faulthandler, os, signal, sys
from pathlib import Path
from app.reports.hard_crashes import crash_traced
with crash_traced(Path(sys.argv[1])):
    {inside}
"""


def run(folder: Path, inside: str) -> int:
    command = [sys.executable, "-c", CRASH.format(inside=inside), str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode


def test_a_hard_crash_leaves_a_trace_that_is_told_once(tmp_path: Path) -> None:
    assert run(tmp_path, "os.kill(os.getpid(), signal.SIGABRT)") != 0
    (trace,) = take_traces(tmp_path)
    assert "Fatal Python error: Aborted" in trace
    assert take_traces(tmp_path) == []


def test_a_process_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "assert faulthandler.is_enabled()") == 0
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_of_a_living_process_stays_and_an_old_one_goes(tmp_path: Path) -> None:
    new, old = tmp_path / "running-1.txt", tmp_path / "running-2.txt"
    for path in (new, old):
        path.touch()
    long_ago = time.time() - 2 * A_DAY_S
    os.utime(old, (long_ago, long_ago))
    assert take_traces(tmp_path) == []
    assert list(tmp_path.iterdir()) == [new]

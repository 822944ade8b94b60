"""Crashes that no exception tells of: Python writes where it was to a file, the next start reads.

Every window has a file of its own, named by its process, so that two do not share one.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATTERN = "running-*.txt"
A_DAY_S = 86_400
"""An empty file that is older belongs to a process that was ended from outside, long ago."""


@contextmanager
def crash_traced(folder: Path) -> Iterator[None]:
    """While inside, a hard crash of this process writes its trace to a file in the folder.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"running-{os.getpid()}.txt"
    was_on = faulthandler.is_enabled()
    try:
        with path.open("w", encoding="utf-8") as file:
            faulthandler.enable(file)
            yield
    finally:
        faulthandler.disable()
        if was_on and sys.__stderr__:
            faulthandler.enable(sys.__stderr__)
        path.unlink(missing_ok=True)


def take_traces(folder: Path) -> list[str]:
    """The traces of earlier crashes, each only once; what ended without a word is forgotten."""
    found = []
    for path in sorted(folder.glob(PATTERN)):
        trace = path.read_text(encoding="utf-8", errors="replace")
        if trace.strip():
            found.append(trace)
        if trace.strip() or time.time() - path.stat().st_mtime > A_DAY_S:
            path.unlink(missing_ok=True)
    return found

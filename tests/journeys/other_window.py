"""A second window, in a process of its own, that does what it is told through its standard input.

`python -m tests.journeys.other_window FILE` opens the file and answers each word with a line.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.bridge.launch import environment
from tests.journeys.person import Person, at_the_window

EDIT_EVERY_MS = 50


class OtherWindow:
    """The window as the process beside it sees it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.pid = process.pid

    def tell(self, word: str) -> str:
        """Tell it to do something, and wait for what it answers."""
        assert self._process.stdin
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        return self.hear()

    def hear(self) -> str:
        """The next line that it says; empty once it is gone."""
        assert self._process.stdout
        return self._process.stdout.readline().rstrip("\n")

    def kill(self) -> list[str]:
        """Kill it as a failing system does; gives the lines that it said unheard."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdout
        return self._process.stdout.read().splitlines()


@contextmanager
def other_window(file: Path) -> Iterator[OtherWindow]:
    """A window on a file; killed in the end, if it still lives."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.other_window", str(file)],
        env={**environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        window = OtherWindow(process)
        assert window.hear() == "open"
        try:
            yield window
        finally:
            process.kill()


def main() -> None:
    """Open the window and obey until the input ends."""
    with at_the_window(file=Path(sys.argv[1])) as person:
        _say("open")
        acts: dict[str, Callable[[Person], object]] = {
            "edit": edit,
            "save": save,
            "edit on and on": edit_on_and_on,
        }
        for word in _words():
            _say(acts[word](person))


def edit(person: Person, block: str = "dense") -> str:
    """Drop a block on the canvas; gives the id of the node."""
    middle = person.canvas.viewport().rect().center()
    return person.drop_block(block, middle - QPoint(0, 200))


def save(person: Person) -> str:
    """Press the keys for it; says whether there is more to save."""
    person.keys("Ctrl+S")
    return f"dirty: {person.window.session.is_dirty}"


def edit_on_and_on(person: Person) -> None:
    """Move the chosen block without a pause, and say where it is and when, until killed."""
    session = person.window.session
    edit(person)
    while True:
        person.canvas.editor.nudge(1, 0)
        (node,) = session.selection
        _say(f"{session.graph.nodes[node].place[0]:g} {time.time()}")
        QTest.qWait(EDIT_EVERY_MS)


def _words() -> Iterator[str]:
    """The words that are told, as they come; the window lives on between them."""
    while True:
        QTest.qWait(10)
        if select.select([sys.stdin], [], [], 0)[0]:
            line = os.read(sys.stdin.fileno(), 1024).decode()
            if not line:
                return
            yield from line.splitlines()


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

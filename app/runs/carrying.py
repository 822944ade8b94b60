"""Runs that go to another disk, which is slow: a thread copies them, so that the window goes on."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path


class Carrying(threading.Thread):
    """Moves folders by copying; nothing of Qt's is touched here.

    faults: why folders stay where they are, by the folder, once it has ended.
    """

    def __init__(self, ways: Sequence[tuple[Path, Path]]) -> None:
        super().__init__(name="carrying")
        self._ways = ways
        self.faults: dict[Path, OSError] = {}

    def run(self) -> None:
        """Carry one after the other."""
        for source, target in self._ways:
            try:
                _carry(source, target)
            except OSError as fault:
                self.faults[source] = fault


def _carry(source: Path, target: Path) -> None:
    """Copy beside the target, under a name that no list of runs shows; then it is there at once."""
    half = target.with_name(f".{target.name}")
    try:
        shutil.copytree(source, half)
        half.rename(target)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    shutil.rmtree(source, ignore_errors=True)

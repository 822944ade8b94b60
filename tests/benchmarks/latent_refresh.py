"""What a live cloud costs: `python -m tests.benchmarks.latent_refresh DOCUMENT.loom`.

The window trains the document with its latent space on the screen, and again with nobody looking,
by turns. Prints JSON: the seconds of each run, and how many clouds came a second.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest

from app.windows.main_window import MainWindow
from tests.benchmarks.latent_hand import opened

ROUNDS, PAUSE_MS = 5, 50


def trained(window: MainWindow, *, is_seen: bool) -> tuple[float, float]:
    """Seconds of a run, and clouds a second."""
    run, came = window.session.run, [0]

    def count() -> None:
        came.append(came[-1] + 1)

    window.panels.show_side(False)
    window.show_instrument(is_seen)
    QTest.qWait(300)
    run.cloud_changed.connect(count)
    window.action("train").trigger()
    while run.end is None:
        QTest.qWait(PAUSE_MS)  # idle in between, as a window is
    run.cloud_changed.disconnect(count)
    assert run.end is not None
    return run.end.seconds, came[-1] / run.end.seconds


def main() -> None:
    """Train by turns, and print what was found; the first round warms up."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(sys.argv[1]), Path(folder)) as window:
        found: dict[str, list[tuple[float, float]]] = {"seen": [], "unseen": []}
        for _ in range(ROUNDS + 1):
            for name, told in found.items():
                told.append(trained(window, is_seen=name == "seen"))
        print(json.dumps({name: told[1:] for name, told in found.items()}))


if __name__ == "__main__":
    main()

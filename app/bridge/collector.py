"""Collects garbage on the window's thread only.

Python collects on whichever thread happens to allocate. A Qt object in a cycle would then be
destroyed on the thread that reads the engine's pipe, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Collector(QObject):
    """While it works, garbage is collected by its timer and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take the collecting over from Python."""
        gc.disable()
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold was passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in (0, 1, 2) if 0 < thresholds[age] < counts[age]]
        if due:
            gc.collect(due[-1])

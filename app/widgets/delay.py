"""Waiting for quiet, or gathering what comes at short intervals, before something is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def delayed(owner: QObject, wait_ms: int, does: Callable[[], object]) -> QTimer:
    """A timer that ends with its owner and calls `does` once, `wait_ms` after its last start."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(wait_ms)
    timer.timeout.connect(does)
    return timer

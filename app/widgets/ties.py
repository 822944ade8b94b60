"""Connections that last only as long as something is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Ties:
    """Connections that end together, when what is followed gives way to another."""

    def __init__(self) -> None:
        self._held: list[tuple[SignalInstance, Callable[..., object]]] = []

    def tie(self, slot: Callable[..., object], *signals: SignalInstance) -> None:
        """Let a slot hear these signals, until `loosen`."""
        for signal in signals:
            signal.connect(slot)
            self._held.append((signal, slot))

    def loosen(self) -> None:
        """Hear none of them any more; who sent them must still be there."""
        held, self._held = self._held, []
        for signal, slot in held:
            signal.disconnect(slot)

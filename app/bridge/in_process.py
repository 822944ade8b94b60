"""An engine inside the window's own process: for tests, and for `--in-process`.

This module alone reaches torch; it is imported where such a host is asked for, never by the window.
"""

from __future__ import annotations

from engine.commands import Command
from engine.observations.channel import Channel
from engine.service import Service


class InProcessHost:
    """An engine on a thread beside the window."""

    def __init__(self) -> None:
        self.channel = Channel()
        self._service = Service(self.channel)

    def send(self, command: Command) -> None:
        """Hand a command over; never waits."""
        self._service.send(command)

    def fault(self) -> str:
        """Always empty: this engine ends only with the window."""
        return ""

    def last_words(self) -> tuple[str, ...]:
        """Always empty: what it complains with stands in the window's own terminal."""
        return ()

    def close(self) -> None:
        """End the engine's thread and wait for it."""
        self._service.close()

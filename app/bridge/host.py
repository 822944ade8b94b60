"""What hosts an engine, as the client sees it."""

from __future__ import annotations

from typing import Protocol

from engine.commands import Command
from engine.observations.channel import Channel


class Host(Protocol):
    """One running engine. It is started by its making and used from one thread."""

    channel: Channel
    """The records that the engine sent, to be drained."""

    def send(self, command: Command) -> None:
        """Hand a command over; never waits."""

    def fault(self) -> str:
        """Why the engine ended without being asked, in a sentence; empty while it lives."""

    def last_words(self) -> tuple[str, ...]:
        """The last lines that the engine complained with; for the report of its end."""

    def close(self) -> None:
        """End the engine and wait until nothing of it is left."""

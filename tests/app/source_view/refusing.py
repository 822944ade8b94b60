"""An engine that cannot write anything."""

from __future__ import annotations

from app.session import Session
from app.source_view.source import Source
from engine.commands import WriteSource
from engine.observations.records import SourceText


def refusing(session: Session) -> Source:
    """Asks that engine."""

    def answer(command: WriteSource) -> None:
        sentence = "The program cannot be written: no."
        session.run.take((SourceText("", command.request, "", (), sentence),))

    return Source(session, answer)

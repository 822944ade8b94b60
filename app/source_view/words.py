"""What the Source tab says of the program."""

from __future__ import annotations

from app.session import Session
from app.words import tr
from engine.document.values import Document
from engine.language.names import snake
from engine.observations.records import SourceText


def file_name(document: Document) -> str:
    """What the program's file is called, as its first line has it."""
    return f"{snake(document.title)}.py"


def refusal(session: Session) -> str:
    """Why the document has no program; empty where it has one."""
    if not session.document.graph.nodes:
        return tr("Drag blocks onto the canvas: the PyTorch program of the network appears here.")
    if session.whole.problems:
        return tr("The program appears here once the network has no problems.")
    return ""


def heading(session: Session, shown: SourceText, *, is_late: bool) -> str:
    """Which text is shown, and what the run has to do with it: what matters less comes last."""
    state = tr("an earlier version, being written anew") if is_late else run_words(session)
    lines = tr("{count:,} lines", count=len(shown.nodes))
    return " · ".join(filter(None, [file_name(session.document), state, lines]))


def run_words(session: Session) -> str:
    """Whether the run trains this text, or failed in it; or in an earlier version of it."""
    run = session.run
    if run.is_active:
        return tr("training now") if session.has_trained_this else tr("training an earlier version")
    if run.state != "failed":
        return ""
    if not session.has_trained_this:
        return tr("an earlier version failed")
    if session.failure and session.failure.line:
        return tr("failed at line {line}", line=session.failure.line)
    return tr("this version failed")

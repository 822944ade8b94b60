"""The text of a report. It counts what a document holds, and tells nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.reports.versions import versions
from app.session import Session


def report_text(
    sentence: str, details: str, actions: Sequence[str] = (), session: Session | None = None
) -> str:
    """What happened, its details, what was done before, what was open, and all versions."""
    parts = {
        "What happened": sentence,
        "Details": details,
        "Last actions": "\n".join(actions),
        "Document": document_words(session) if session else "",
        "Versions": versions(),
    }
    when = f"Neuroloom report of {datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}"
    told = (f"{title}\n{'-' * len(title)}\n{text.strip()}" for title, text in parts.items() if text)
    return "\n\n".join((when, *told)) + "\n"


def document_words(session: Session) -> str:
    """How much a document holds, a line each; no word of its own."""
    graph, checked, run = session.document.graph, session.whole, session.run
    counts = {
        "blocks": len(graph.nodes),
        "wires": len(graph.wires),
        "frames": len(graph.frames),
        "parts": len(session.document.parts),
        "weights": checked.weight_count,
        "problems": len(checked.problems),
        "steps in the history": session.history.count(),
    }
    lines = [f"{name}: {count}" for name, count in counts.items()]
    return "\n".join((*lines, f"run: {run.state or 'none'}"))

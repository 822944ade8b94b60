"""What runs are called, and what became of them, in words."""

from __future__ import annotations

from app.moments import when_words
from app.words import tr
from engine.observations.about import About

ENDED = {"finished": "Finished", "stopped": "Stopped", "failed": "Failed"}
CUT_OFF = "Cut off"


def run_name(started_at: float, seed: int, *, is_exact: bool = False) -> str:
    """What tells a run from others: 'Run of 14:03, seed 1'; with its day where that is not today.

    started_at: seconds since 1970. is_exact: whether its second is told: 'Run of 14:03:27, seed 1'.
    """
    when = when_words(started_at, is_exact=is_exact)
    return tr("Run of {when}, seed {seed}", when=when, seed=seed)


def state_words(about: About) -> str:
    """How a run ended; one that could not say so was cut off."""
    return tr(ENDED[about.state] if about.state else CUT_OFF)

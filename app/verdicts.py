"""What the values of a run mean in words, in the language of the window."""

from __future__ import annotations

from collections.abc import Sequence

from app.words import tr
from engine.shapes.verdicts import Verdict


def sentence_of(verdicts: Sequence[Verdict]) -> str:
    """One sentence after the other; empty where there is nothing to say."""
    return " ".join(f"{each.title}: {tr(each.template, **each.places)}" for each in verdicts)

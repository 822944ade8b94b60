"""A mark that two documents share if they would train alike."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from engine.document.meaning import substance
from engine.document.schema import to_json
from engine.document.values import Document

LENGTH = 32
"""Characters of a likeness: enough that two documents do not share one by chance."""


def likeness(document: Document) -> str:
    """Equal for documents that differ in nothing that a run depends on but seed and epochs."""
    settings = replace(document.settings, seed=0, epochs=1)
    same = replace(substance(document), title="", settings=settings)
    return hashlib.sha256(to_json(same).encode()).hexdigest()[:LENGTH]

"""The words that a person reads, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "Neuroloom"
"""All words stand in one context: the same English word is translated once."""


def tr(text: str, **places: object) -> str:
    """`text` in the language of the window, with its places filled: tr("{count} runs", count=3).

    English is the source; a text that no translation knows stays as it is.
    """
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**places) if places else found

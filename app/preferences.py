"""What a person prefers, kept from one start to the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.document.values import Document, Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

SCALES = (100, 125, 150, 175, 200)
"""How large the interface may be, in percent of its usual size."""
SCALE_VARIABLE = "QT_SCALE_FACTOR"
SCALE, THREADS = "window/scale_percent", "documents/threads"


class Preferences:
    """Reads and keeps them; a value that is none counts as the default."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def scale_percent(self) -> int:
        """How large the interface is from the next start on."""
        kept = self._number(SCALE, SCALES[0])
        return kept if kept in SCALES else SCALES[0]

    @scale_percent.setter
    def scale_percent(self, percent: int) -> None:
        self._settings.setValue(SCALE, percent)

    @property
    def threads(self) -> int:
        """How many threads a new document trains with."""
        return min(most_threads(), max(1, self._number(THREADS, Settings().threads)))

    @threads.setter
    def threads(self, count: int) -> None:
        self._settings.setValue(THREADS, count)

    def new_document(self) -> Document:
        """An empty document as this person begins one."""
        return Document(settings=Settings(threads=self.threads))

    def reset(self) -> None:
        """Have the defaults again."""
        for key in (SCALE, THREADS):
            self._settings.remove(key)

    def _number(self, key: str, otherwise: int) -> int:
        text = str(self._settings.value(key, otherwise))
        return int(text) if text.isdecimal() else otherwise


def most_threads() -> int:
    """How many threads this machine has."""
    return os.cpu_count() or 1


def scale_interface(settings: QSettings) -> None:
    """Let Qt draw everything as large as it is preferred; counts before the application is made.

    Who has set Qt's own variable has decided already.
    """
    percent = Preferences(settings).scale_percent
    if percent != SCALES[0]:
        os.environ.setdefault(SCALE_VARIABLE, str(percent / 100))

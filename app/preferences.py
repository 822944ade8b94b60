"""What a person prefers, kept from one start to the next."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakSet

from engine.document.values import Document, Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

SCALES = (100, 125, 150, 175, 200)
"""How large the interface may be, in percent of its usual size."""
SCALE_VARIABLE = "QT_SCALE_FACTOR"
SCALE, THREADS = "window/scale_percent", "documents/threads"
CALM = "canvas/is_calm"


@dataclass(eq=False)
class Handling:
    """How a person likes to handle a canvas; preferences may guide it.

    is_calm: nothing moves by itself.
    """

    is_calm: bool = False


class Preferences:
    """Reads and keeps them; a value that is none counts as the default."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._guided: WeakSet[Handling] = WeakSet()

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

    @property
    def is_calm(self) -> bool:
        """Whether nothing is to move by itself."""
        return self._switch(CALM, Handling.is_calm)

    @is_calm.setter
    def is_calm(self, is_calm: bool) -> None:
        self._settings.setValue(CALM, is_calm)
        self._guide_all()

    def guide(self, handling: Handling) -> None:
        """Keep to what is preferred how a canvas is handled, from now on."""
        self._guided.add(handling)
        self._guide_all()

    def new_document(self) -> Document:
        """An empty document as this person begins one."""
        return Document(settings=Settings(threads=self.threads))

    def reset(self) -> None:
        """Have the defaults again."""
        for key in (SCALE, THREADS, CALM):
            self._settings.remove(key)
        self._guide_all()

    def _guide_all(self) -> None:
        for handling in self._guided:
            handling.is_calm = self.is_calm

    def _switch(self, key: str, otherwise: bool) -> bool:
        text = str(self._settings.value(key, otherwise)).lower()
        return text == "true" if text in ("true", "false") else otherwise

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

"""What a person prefers, kept from one start to the next."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING
from weakref import WeakSet

from engine.document.values import Document, Settings
from engine.language import Map

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

SCALES = (100, 125, 150, 175, 200)
"""How large the interface may be, in percent of its usual size."""
SCALE_VARIABLE = "QT_SCALE_FACTOR"
SCALE, THREADS = "window/scale_percent", "documents/threads"


@dataclass(eq=False)
class Handling:
    """How a person likes to handle a canvas; preferences may guide it.

    wheel_pans: what scrolls moves what is seen, as on a trackpad; else it zooms, as a wheel does.
    is_snapping: what is dragged keeps to the grid. is_calm: nothing moves by itself.
    """

    wheel_pans: bool = sys.platform == "darwin"
    is_snapping: bool = True
    is_calm: bool = False


HABITS = Map((habit.name, f"canvas/{habit.name}") for habit in fields(Handling))
"""Where it is kept how a canvas is handled."""


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

    def habit(self, name: str) -> bool:
        """How a canvas is handled in one respect: a field of Handling."""
        otherwise: bool = getattr(Handling, name)
        text = str(self._settings.value(HABITS[name], otherwise)).lower()
        return text == "true" if text in ("true", "false") else otherwise

    def set_habit(self, name: str, is_so: bool) -> None:
        """Prefer this from now on."""
        self._settings.setValue(HABITS[name], is_so)
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
        for key in (SCALE, THREADS, *HABITS.values()):
            self._settings.remove(key)
        self._guide_all()

    def _guide_all(self) -> None:
        for handling in self._guided:
            for name in HABITS:
                setattr(handling, name, self.habit(name))

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

"""The last actions that were taken, by the ids of the table, which say nothing of a document."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

KEPT = 20


class ActionLog:
    """Notes what is done, and when."""

    def __init__(self) -> None:
        self._taken: deque[str] = deque(maxlen=KEPT)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Note each of them from now on."""
        for name, action in actions.items():
            action.triggered.connect(partial(self._note, name))

    @property
    def lines(self) -> list[str]:
        """Time and id of each, the newest last."""
        return list(self._taken)

    def _note(self, name: str, _: bool = False) -> None:
        self._taken.append(f"{datetime.now().astimezone():%H:%M:%S} {name}")

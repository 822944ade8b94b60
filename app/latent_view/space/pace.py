"""How often a question is asked again while training goes on, so that it costs little of that."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from app.widgets.delay import delayed

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

SHARE = 20
"""A question rests so many times as long as its answer took."""


class Pace:
    """Calls `ask` some time after `expect`, once, however often that is called meanwhile."""

    def __init__(self, owner: QObject, least_ms: int, ask: Callable[[], object]) -> None:
        self._least_ms = least_ms
        self._timer = delayed(owner, least_ms, ask)
        self._asked_at_s = 0.0

    @property
    def wait_ms(self) -> int:
        """How long the question rests now."""
        return self._timer.interval()

    def expect(self) -> None:
        """There is something new to ask for."""
        if not self._timer.isActive():
            self._timer.start()

    def begin(self) -> None:
        """The question is asked."""
        self._asked_at_s = monotonic()

    def end(self) -> None:
        """The answer is here."""
        took_ms = (monotonic() - self._asked_at_s) * 1_000
        self._timer.setInterval(max(self._least_ms, round(SHARE * took_ms)))

    def stop(self) -> None:
        """Nobody looks."""
        self._timer.stop()

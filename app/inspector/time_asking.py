"""When to ask how the time of a step is shared: rarely, and not twice at once."""

from __future__ import annotations

from dataclasses import dataclass

from app.run_view import RunView

EVERY_S = 10.0


@dataclass
class TimeAsking:
    """Asks once a run at first, again every few seconds while it is active, and once at its end.

    A question that is not answered is not asked again: the engine has said why, or is gone.
    """

    run: str = ""
    """The run of the last question."""
    asked_at_s: float = 0.0
    was_active: bool = False
    """Whether that run was active when it was asked."""
    is_under_way: bool = False

    def may_ask(self, run: RunView, now_s: float) -> bool:
        """Whether to ask now; it is then taken as asked."""
        if run.start is None or not self._is_due(run, now_s):
            return False
        self.run, self.asked_at_s = run.expected, now_s
        self.was_active, self.is_under_way = run.is_active, True
        return True

    def answer(self) -> None:
        """The answer came."""
        self.is_under_way = False

    def _is_due(self, run: RunView, now_s: float) -> bool:
        if run.expected != self.run:
            return True
        if self.is_under_way or not self.was_active:
            return False
        return not run.is_active or now_s - self.asked_at_s >= EVERY_S

"""One question at a time: which point to decode next, and which answer still counts."""

from __future__ import annotations

from dataclasses import dataclass

PATIENCE_S = 2.0
"""After so long an answer is no longer waited for: it may have got lost with an engine."""


@dataclass
class Asking:
    """At most one request is under way. What is wanted meanwhile is asked when its answer is in.

    So a drag goes as fast as the decoder answers, and no queue grows.
    """

    last: int = 0
    """The number of the last request."""
    under_way: int | None = None
    asked_at_s: float = 0.0
    is_wanted: bool = False
    shown: int = 0
    """The number of the newest answer that was shown."""

    def want(self, now_s: float) -> int | None:
        """The point should be decoded: the number to ask under, or None while one is under way."""
        if self.under_way is not None and now_s - self.asked_at_s < PATIENCE_S:
            self.is_wanted = True
            return None
        self.last += 1
        self.under_way, self.asked_at_s, self.is_wanted = self.last, now_s, False
        return self.last

    def take(self, request: int) -> bool:
        """An answer came: whether it is newer than what is shown."""
        if request == self.under_way:
            self.under_way = None
        if not self.shown < request <= self.last:
            return False
        self.shown = request
        return True

    def forget(self) -> None:
        """Nothing is under way or wanted any more; answers that still come are dropped."""
        self.under_way, self.is_wanted = None, False
        self.shown = self.last

"""When to ask for the weights of the node that is shown: a few times a second while they change."""

from __future__ import annotations

from dataclasses import dataclass

from app.run_view import RunView

EVERY_S = 0.3


@dataclass
class WeightAsking:
    """Asks when another node or run is shown, again after more steps, and once at the end."""

    asked: tuple[str, str, int] = ("", "", -1)
    """The run, the node and the step of the last question."""
    asked_at_s: float = 0.0
    is_under_way: bool = False

    def may_ask(self, run: RunView, node: str, now_s: float) -> bool:
        """Whether to ask now; it is then taken as asked."""
        wanted = run.expected, node, run.progress.step if run.progress else 0
        if run.start is None or wanted == self.asked:
            return False
        is_soon = run.is_active and now_s - self.asked_at_s < EVERY_S
        if wanted[:2] == self.asked[:2] and (self.is_under_way or is_soon):
            return False
        self.asked, self.asked_at_s, self.is_under_way = wanted, now_s, True
        return True

    def answer(self) -> None:
        """The answer came."""
        self.is_under_way = False

"""A figure: what was measured, and whether it meets its goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """A measured number with the goal that it has to reach: at least or at most that."""

    name: str
    value: float
    goal: float
    sense: Literal["at least", "at most"]
    unit: str = ""
    note: str = ""
    beside: Mapping[str, float] = field(default_factory=dict)
    """More numbers of the same measurement, by name; they have no goals."""

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        is_met = self.value >= self.goal if self.sense == "at least" else self.value <= self.goal
        return bool(is_met)  # numpy has truths of its own, which JSON does not know

    def json(self) -> dict[str, object]:
        """The figure as JSON has it."""
        return {**asdict(self), "met": self.is_met}

    def words(self) -> str:
        """The figure on one line."""
        verdict = "met" if self.is_met else "missed"
        goal = f"goal {self.sense} {self.goal:g}"
        return f"{self.name:<64} {self.value:8.3f} {self.unit:<3} {goal:<20} {verdict}  {self.note}"

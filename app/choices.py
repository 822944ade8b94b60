"""What a person may choose beside a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A button beside a sentence: its title, in the person's language, and what it does."""

    title: str
    does: Callable[[], object]

"""Gestures that no action names: told where they are made, shown in the sheet of keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """One gesture: `how` it is made, and what it `does`. English, translated where it is shown."""

    does: str
    how: str

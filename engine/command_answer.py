"""What a command of the command line found."""

from __future__ import annotations

from dataclasses import dataclass

DONE, FAILED, UNUSABLE = 0, 1, 2


@dataclass(frozen=True)
class Answer:
    """Its exit status, the JSON value, and the lines for a person."""

    status: int
    value: object
    lines: tuple[str, ...]

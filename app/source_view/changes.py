"""What differs between two texts, so that the rest of a view stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """Lines from `start` to before `end` of the earlier text are to be replaced by `lines`.

    At least one line stands on either side, so that a change never begins or ends between lines.
    """

    start: int
    end: int
    lines: tuple[str, ...]


def change_of(before: Sequence[str], after: Sequence[str]) -> Change | None:
    """What turns one text of one line or more into another; None for equal texts."""
    if list(before) == list(after):
        return None
    most = min(len(before), len(after)) - 1
    start = next((at for at in range(most) if before[at] != after[at]), most)
    most -= start
    rest = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return Change(start, len(before) - rest, tuple(after[start : len(after) - rest]))

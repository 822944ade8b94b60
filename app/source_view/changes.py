"""What differs between two texts, so that the rest of a view stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Change:
    """Lines from `start` to before `end` of the earlier text are to be replaced by `lines`.

    At least one line stands on either side, so that a change never begins or ends between lines.
    """

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def grown(self) -> int:
        """How many lines more there are behind it."""
        return len(self.lines) - (self.end - self.start)


def changes_of(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """What turns one text of one line or more into another.

    The last change comes first: carried out in this order, none moves the place of the next.
    """
    head, tail = _ends(before, after)
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    found = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    return [
        _widened(Change(head + start, head + end, tuple(middle[1][first:last])), before)
        for kind, start, end, first, last in reversed(found)
        if kind != "equal"
    ]


def _ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many lines are equal at the beginning and at the end."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    most -= head
    return head, next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)


def _widened(change: Change, before: Sequence[str]) -> Change:
    """The change with a line that stays, where there is none on one of its sides."""
    start, end, lines = change.start, change.end, change.lines
    if lines and end > start:
        return change
    if start:
        return Change(start - 1, end, (before[start - 1], *lines))
    return Change(start, end + 1, (*lines, before[end]))

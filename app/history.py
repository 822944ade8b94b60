"""One step of the history: a document before and after, with the name that the Edit menu shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from engine.document.values import Document

MERGED = 1
"""Qt asks commands of equal number whether they merge; ours then compare their merge keys."""


class Step(QUndoCommand):
    """From one document to another. Steps of one non-empty merge key become one."""

    def __init__(
        self,
        name: str,
        before: Document,
        after: Document,
        show: Callable[[Document], None],
        merge: str = "",
    ) -> None:
        super().__init__(name)
        self.after, self.merge = after, merge
        self._before, self._show = before, show

    def redo(self) -> None:
        """Show the document after the step."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the document before the step."""
        self._show(self._before)

    def id(self) -> int:
        """Whether Qt should ask for a merge at all."""
        return MERGED if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later step of the same drag or the same typing."""
        if not isinstance(other, Step) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True

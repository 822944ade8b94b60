"""The other documents of a window, as the File menu of one of them sees them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.files.files import Files


class Neighbours(Protocol):
    """Who knows which documents are open beside one another, and makes room for more."""

    def go_to(self, path: Path) -> bool:
        """Show the document of that file, if one of them has it. Says whether one does."""

    def has(self, path: Path) -> bool:
        """Whether another document than the one that is shown has that file."""

    def names_beside(self, files: Files) -> set[str]:
        """What the documents are called that are open beside one."""

    def room(self, *, keeps_blocks: bool) -> Files | None:
        """Where another document may be shown; None if the person called it off.

        keeps_blocks: whether a document that nobody has touched stays where it is too, unless it is
        empty.
        """


class Nobody:
    """A document by itself: another takes its place, once it may go."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def go_to(self, path: Path) -> bool:
        """Nowhere to go."""
        return False

    def has(self, path: Path) -> bool:
        """There are no others."""
        return False

    def names_beside(self, files: Files) -> set[str]:
        """There are no others."""
        return set()

    def room(self, *, keeps_blocks: bool) -> Files | None:
        """The only place that there is."""
        return self._files if self._files.may_leave() else None

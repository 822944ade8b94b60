"""What the window has of the document that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from app.windows.workspace import Workspace

T = TypeVar("T")


class ShowsOne(Protocol):
    """A window on one workspace at a time."""

    @property
    def workspace(self) -> Workspace:
        """The one that is shown."""


class OfWorkspace(Generic[T]):
    """An attribute of a window that is, at any time, that of the workspace which is shown."""

    def __init__(self, read: Callable[[Workspace], T]) -> None:
        self._read = read

    def __get__(self, window: ShowsOne, owner: type[ShowsOne]) -> T:
        return self._read(window.workspace)

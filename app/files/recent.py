"""The files that were opened or saved last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings


KEY = "files/recent"
MOST = 10


class Recent:
    """The newest first; kept in the settings."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """Those that still exist."""
        return tuple(path for path in self._all() if path.is_file())

    def add(self, path: Path) -> None:
        """This one is the newest now."""
        self._keep([path, *self._without(path)])

    def drop(self, path: Path) -> None:
        """Forget one."""
        self._keep(self._without(path))

    def clear(self) -> None:
        """Forget all of them."""
        self._settings.remove(KEY)

    def _without(self, path: Path) -> list[Path]:
        return [each for each in self._all() if each != path]

    def _all(self) -> list[Path]:
        found = self._settings.value(KEY)
        names = found if isinstance(found, list) else [found]  # a single one is no list there
        return [Path(name) for name in names if isinstance(name, str)]

    def _keep(self, paths: list[Path]) -> None:
        self._settings.setValue(KEY, [str(path) for path in paths[:MOST]])

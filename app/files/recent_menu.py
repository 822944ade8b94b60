"""The submenu of the files that were open before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.files.paths import with_tilde
from app.files.recent import Recent
from app.words import tr
from engine.document.files import printable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

MOST_PX = 320
"""How wide a name or a folder may be."""


class RecentMenu:
    """Fills a menu each time that it is shown, for files come and go."""

    def __init__(self, menu: QMenu, recent: Recent, open_file: Callable[[Path], object]) -> None:
        self._menu, self._recent, self._open = menu, recent, open_file
        menu.aboutToShow.connect(lambda: self._show(recent.paths()))
        self._show(())  # nobody waits for a disk that is far away before the window is there

    def _show(self, paths: Sequence[Path]) -> None:
        self._menu.clear()
        for path in paths:
            entry = self._menu.addAction(self._words(path))
            entry.triggered.connect(lambda _, path=path: self._open(path))
        if not paths:
            self._menu.addAction(tr("No recent files")).setEnabled(False)
            return
        self._menu.addSeparator()
        self._menu.addAction(tr("Clear recent files")).triggered.connect(self._recent.clear)

    def _words(self, path: Path) -> str:
        """The name, and the folder where other entries have their keys; "&&" shows one "&"."""
        measure, middle = self._menu.fontMetrics(), Qt.TextElideMode.ElideMiddle
        name = measure.elidedText(printable(path.stem), middle, MOST_PX)
        folder = measure.elidedText(printable(with_tilde(path.parent)), middle, MOST_PX)
        return f"{name}\t{folder}".replace("&", "&&")

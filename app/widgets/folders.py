"""Folders, as the system shows them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Show a folder as the system shows folders. Says whether the system could."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

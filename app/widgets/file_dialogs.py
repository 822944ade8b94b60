"""Which file: the dialogs that ask, and wait for the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def path_to_open(window: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Which file to open; None where the person called it off."""
    dialog = QFileDialog(window, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def path_to_save(window: QWidget, title: str, suggested: Path, kinds: str = "") -> Path | None:
    """Where to save; None where the person called it off.

    A name without an ending gets that of `suggested`; the dialog itself asks before another file is
    replaced.
    """
    dialog = QFileDialog(window, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix)
    dialog.selectFile(suggested.name)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    is_chosen = dialog.exec()
    path = Path(dialog.selectedFiles()[0]) if is_chosen else None
    dialog.deleteLater()
    return path

"""Which file: the dialogs that ask, and wait for the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


WIDTH_PX, HEIGHT_PX = 880, 520
COLUMNS_PX = {1: 96, 2: 172, 3: 168}
"""The least for size, type and date; the name takes what is left."""


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
    _give_room(dialog)
    is_chosen = dialog.exec()
    path = Path(dialog.selectedFiles()[0]) if is_chosen else None
    dialog.deleteLater()
    return path


def _give_room(dialog: QFileDialog) -> None:
    """Let every column show its words; what a person made wider stays, for Qt remembers it."""
    dialog.resize(dialog.size().expandedTo(QSize(WIDTH_PX, HEIGHT_PX)))
    for view in dialog.findChildren(QTreeView):
        header = view.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in COLUMNS_PX.items():
            header.resizeSection(column, max(width, header.sectionSize(column)))

"""The icons that Qt's own dialogs ask the style for, drawn as all others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QStyle

from app.theme.icons import icon
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

Standard = QStyle.StandardPixmap
NAMES = {
    Standard.SP_ArrowBack: "arrow-left",
    Standard.SP_ArrowForward: "arrow-right",
    Standard.SP_FileDialogToParent: "arrow-up",
    Standard.SP_FileDialogNewFolder: "folder-plus",
    Standard.SP_FileDialogListView: "list",
    Standard.SP_FileDialogDetailedView: "table-2",
    Standard.SP_DirIcon: "folder",
    Standard.SP_DirOpenIcon: "folder-open",
    Standard.SP_DirLinkIcon: "folder",
    Standard.SP_DirHomeIcon: "house",
    Standard.SP_DriveHDIcon: "hard-drive",
    Standard.SP_ComputerIcon: "monitor",
    Standard.SP_FileIcon: "file",
    Standard.SP_FileLinkIcon: "file",
}
"""By what Qt calls them; a name is one of `icon_names()`."""


def dialog_icon(which: QStyle.StandardPixmap) -> QIcon | None:
    """The icon in the colours that the application wears now; None where Qt's own is as good."""
    if which not in NAMES:
        return None
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    theme = LIGHT if window == LIGHT.panel.upper() else DARK
    return icon(NAMES[which], theme, colour=theme.secondary)

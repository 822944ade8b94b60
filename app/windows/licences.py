"""The licences of the program and of what is shipped with it, to read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.theme.fonts import mono_font
from app.theme.resources import RESOURCES
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, SECONDARY_PX
from app.widgets.dialog_buttons import closing_buttons
from app.words import tr

LICENCES = {
    "Neuroloom": RESOURCES.parent / "LICENSE",
    "Inter": RESOURCES / "fonts" / "Inter-LICENSE.txt",
    "JetBrains Mono": RESOURCES / "fonts" / "JetBrainsMono-LICENSE.txt",
    "Lucide": RESOURCES / "icons" / "LICENSE.txt",
}
"""Where each text lies: the program, two typefaces, the icons."""
SIZE_PX = (800, 480)
LIST_PX = 148


class Licences(QDialog):
    """A list of names, and the text of the one that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE_PX)
        self.names, self.text = QListWidget(), QPlainTextEdit()
        self.names.addItems([name for name, path in LICENCES.items() if path.is_file()])
        self.names.setFixedWidth(LIST_PX)
        self.names.setAccessibleName(tr("Licences"))
        self.text.setReadOnly(True)
        self.text.setFont(mono_font(SECONDARY_PX))
        self.text.setAccessibleName(tr("The text of the licence"))
        self.names.currentTextChanged.connect(self._show)
        self._lay_out()
        self.names.setCurrentRow(0)

    def _show(self, name: str) -> None:
        self.text.setPlainText(licence_text(LICENCES[name]))

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(GAP_PX)
        beside.addWidget(self.names)
        beside.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX)
        layout.setSpacing(GAP_PX)
        layout.addLayout(beside, 1)
        layout.addWidget(closing_buttons(self))


def licence_text(path: Path) -> str:
    """The text of a licence."""
    return path.read_text(encoding="utf-8", errors="replace")

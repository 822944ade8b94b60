"""The row of buttons below a dialog that is only closed: quiet, for none is the one to press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def closing_buttons(
    dialog: QDialog, others: Mapping[str, Callable[[], object]] | None = None
) -> QDialogButtonBox:
    """A button that closes the dialog, and others by their title that do something in it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.close)
    for title, does in (others or {}).items():
        button = QPushButton(title)
        button.clicked.connect(lambda _=False, does=does: does())
        box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    for each in box.buttons():
        each.setIcon(QIcon())
        if isinstance(each, QPushButton):
            each.setAutoDefault(False)
    return box

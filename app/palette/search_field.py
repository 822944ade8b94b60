"""A field to search in, with the key that brings one there at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.theme.marks import Role, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

HINT_RIGHT_PX = 12


class SearchField(QLineEdit):
    """One line; `hint` is hidden while there is text."""

    def __init__(self, placeholder: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._hint = QLabel(hint, self)
        set_role(self._hint, Role.MONO)
        self.textChanged.connect(lambda text: self._hint.setHidden(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        self._hint.adjustSize()
        left = self.width() - self._hint.width() - HINT_RIGHT_PX
        self._hint.move(left, (self.height() - self._hint.height()) // 2)

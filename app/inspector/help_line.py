"""The help of the field that has the focus, at a place where it moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX

LINES = 2
"""As high as so many lines at least, so that it does not grow and shrink from field to field."""


class HelpLine(QFrame):
    """A quiet strip under the form: what the field with the focus is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self._words, Role.SECONDARY)
        set_mark(self, "strip", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE_PX, GAP_SMALL_PX, GAP_LARGE_PX, GAP_SMALL_PX)
        column.addWidget(self._words)
        self._words.setMinimumHeight(LINES * self._words.fontMetrics().lineSpacing())

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say this from now on."""
        self._words.setText(words)

    def sizeHint(self) -> QSize:
        """As high as its words at its width."""
        return QSize(0, self.heightForWidth(self.width()))

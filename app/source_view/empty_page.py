"""What stands in the tab while there is no program to show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme.marks import Role, set_role


class EmptyPage(QWidget):
    """One sentence, and where it helps a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._button = QLabel(), QPushButton()
        self._does: Callable[[], None] = lambda: None
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._sentence, Role.SECONDARY)
        self._button.clicked.connect(self._act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def _act(self) -> None:
        self._does()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def button(self) -> QPushButton:
        """What can be done about it."""
        return self._button

    def show_words(
        self, sentence: str, button: str = "", does: Callable[[], None] = lambda: None
    ) -> None:
        """Say this, with a button of this name, or without one."""
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._does = does

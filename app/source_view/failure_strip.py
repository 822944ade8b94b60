"""The strip above the program that says where its run failed, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.theme.applying import Appearance
from app.theme.icons import pixmap
from app.theme.syntax import failed_ground
from app.words import tr

ICON_PX = 16


class FailureStrip(QFrame):
    """Hidden until there is a failure to tell of."""

    line_asked = Signal()
    """The person wants to see the line."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon, self._sentence, self._button = QLabel(), QLabel(), QPushButton()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button.setFlat(True)
        self._button.clicked.connect(self.line_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._button)
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def button(self) -> QPushButton:
        """Asks to see the line."""
        return self._button

    def show_failure(self, sentence: str, line: int) -> None:
        """Tell of a failure at a line; line 0: nobody knows where."""
        self._sentence.setText(sentence)
        self._button.setText(tr("Show line {line}", line=line))
        self._button.setVisible(bool(line))
        self.show()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(f"FailureStrip {{ background: {failed_ground(theme)}; }}")
        self._icon.setPixmap(
            pixmap("circle-alert", theme.error_text, ICON_PX, self.devicePixelRatioF())
        )

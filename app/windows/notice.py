"""One calm sentence above the tabs, instead of a box in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.theme.applying import Appearance
from app.theme.icons import icon, pixmap
from app.theme.marks import Surface, set_surface

ICON_PX = 16


class NoticeBar(QFrame):
    """Hidden until there is something to say; the newest sentence replaces the one before."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name = "info"
        set_surface(self, Surface.PANEL)
        self.setStyleSheet("NoticeBar { border-top: 1px solid palette(mid); }")
        self._icon, self._sentence, self._close = QLabel(), QLabel(), QToolButton()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setToolTip("Close this notice")
        self._close.setAccessibleName("Close this notice")
        self._close.clicked.connect(self.hide)
        self._lay_out()
        appearance.changed.connect(self._dress)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said, or was said last."""
        return self._sentence.text()

    def tell(self, sentence: str) -> None:
        """Say something that went well, or that is good to know."""
        self._show("info", sentence)

    def warn(self, sentence: str) -> None:
        """Say something that went wrong."""
        self._show("triangle-alert", sentence)

    def _show(self, icon_name: str, sentence: str) -> None:
        self._icon_name = icon_name
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._dress()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._close)

    def _dress(self) -> None:
        theme = self._appearance.theme
        colour = theme.secondary if self._icon_name == "info" else theme.warning_text
        self._icon.setPixmap(pixmap(self._icon_name, colour, ICON_PX, self.devicePixelRatioF()))
        self._close.setIcon(icon("x", theme, colour=theme.secondary))

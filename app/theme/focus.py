"""The ring around what has the keys, where a person came to it by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.theme.applying import Appearance

RING_PX = 2
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QWidget):
    """Lies over a widget that fills its part of the window, and is seen while that has the keys."""

    def __init__(self, around: QWidget, appearance: Appearance) -> None:
        super().__init__(around)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)
        appearance.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget."""
        if isinstance(event, QFocusEvent):
            self.setVisible(event.gotFocus() and event.reason() in BY_KEYBOARD)
        if isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line along the rim."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._appearance.theme.accent), RING_PX))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

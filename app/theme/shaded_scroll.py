"""A column to scroll that fades out at its lower edge while there is more below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.theme.applying import Appearance
from app.theme.tokens import GAP_LARGE_PX

SHADE_PX = GAP_LARGE_PX


class ShadedScroll(QScrollArea):
    """Stands on a panel, and scrolls its one widget up and down."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shade = Shade(appearance, self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._show_shade)
        bar.rangeChanged.connect(self._show_shade)
        self._show_shade()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shade at the lower edge, beside the scroll bar."""
        super().resizeEvent(event)
        seen = self.viewport().geometry()
        self.shade.setGeometry(seen.adjusted(0, seen.height() - SHADE_PX, 0, 0))

    def _show_shade(self) -> None:
        bar = self.verticalScrollBar()
        self.shade.setVisible(bar.value() < bar.maximum())


class Shade(QWidget):
    """Fades into the panel."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing at the upper edge, and the panel at the lower one."""
        panel = QColor(self._appearance.theme.panel)
        clear = QColor(panel)
        clear.setAlpha(0)
        fade = QLinearGradient(QPointF(0, 0), QPointF(0, self.height()))
        fade.setColorAt(0, clear)
        fade.setColorAt(1, panel)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()

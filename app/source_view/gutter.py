"""The numbers of the lines, with an edge beside those that are lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.theme.fonts import mono_font
from app.theme.syntax import failed_ground
from app.theme.tokens import CAPTION_PX

if TYPE_CHECKING:
    from app.source_view.code_view import CodeView

LEFT_PX, RIGHT_PX, EDGE_PX = 20, 14, 2
LEAST_DIGITS = 3


class Gutter(QWidget):
    """Stands at the left of a view and scrolls with it."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view
        self.setFont(mono_font(CAPTION_PX))

    def width_for(self, lines: int) -> int:
        """How wide the numbers of so many lines are, in pixels."""
        digits = max(LEAST_DIGITS, len(str(lines)))
        return LEFT_PX + QFontMetrics(self.font()).horizontalAdvance("9") * digits + RIGHT_PX

    def follow(self, rect: QRect, by: int) -> None:
        """The view scrolled by so many pixels, or drew a part of itself anew."""
        if by:
            self.scroll(0, by)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in view."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.fillRect(event.rect(), QColor(self._view.theme.panel))
        for line, rect in self._view.lines_in_view():
            self._paint_line(painter, line, QRect(0, rect.top(), self.width(), rect.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the end of the click."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a number is a click into its line."""
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.choose(round(event.position().y()), is_sought=is_held)

    def _paint_line(self, painter: QPainter, line: int, rect: QRect) -> None:
        view, theme = self._view, self._view.theme
        colour = theme.secondary
        if line in view.lit:
            painter.fillRect(rect, QColor(theme.selection))
            painter.fillRect(rect.x(), rect.y(), EDGE_PX, rect.height(), QColor(view.lit[line]))
        if line == view.failed:
            painter.fillRect(rect, QColor(failed_ground(theme)))
            painter.fillRect(rect.x(), rect.y(), EDGE_PX, rect.height(), QColor(theme.error))
            colour = theme.error_text
        painter.setPen(QColor(colour))
        inside = rect.adjusted(0, 0, -RIGHT_PX, 0)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line)
        )

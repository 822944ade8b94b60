"""What is seen over the canvas while a file is dragged over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.theme.applying import Appearance
from app.theme.tokens import RADIUS_NODE_PX

MARGIN_PX, LINE_PX = 12, 2
FAINT = 0.10
"""How much of the frame's colour shows in the ground."""
WORDS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class DropCue(QWidget):
    """A frame around the canvas with a line of words: what letting go would do."""

    def __init__(self, canvas: QWidget, appearance: Appearance) -> None:
        super().__init__(canvas)
        self._canvas, self._appearance = canvas, appearance
        self._words, self._is_welcome = "", False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.installEventFilter(self)
        self.hide()

    def move_to(self, canvas: QWidget) -> None:
        """Be seen over another canvas from now on."""
        self._canvas.removeEventFilter(self)
        self.setParent(canvas)
        self._canvas = canvas
        canvas.installEventFilter(self)

    @property
    def words(self) -> str:
        """What is said, or was said last."""
        return self._words

    def show_words(self, words: str, *, is_welcome: bool) -> None:
        """Say what letting go would do. is_welcome: whether it would open a document."""
        self._words, self._is_welcome = words, is_welcome
        self.setGeometry(self._canvas.rect())
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of the canvas."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the words on a card in its middle."""
        theme = self._appearance.theme
        colour = QColor(theme.accent if self._is_welcome else theme.disabled)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colour)
        ground.setAlphaF(FAINT)
        inner = QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        _draw_box(painter, inner, colour, ground)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        card = self._card(painter)
        _draw_box(painter, card, colour, QColor(theme.node))
        painter.setPen(QColor(theme.text))
        painter.drawText(card, WORDS, self._words)
        painter.end()

    def _card(self, painter: QPainter) -> QRectF:
        """Around the words, in the middle; no wider than the frame."""
        room = QRectF(self.rect()).adjusted(4 * MARGIN_PX, 0, -4 * MARGIN_PX, 0)
        words = painter.boundingRect(room, WORDS, self._words)
        return words.adjusted(-2 * MARGIN_PX, -MARGIN_PX, 2 * MARGIN_PX, MARGIN_PX)


def _draw_box(painter: QPainter, box: QRectF, line: QColor, ground: QColor) -> None:
    painter.setPen(QPen(line, LINE_PX))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, RADIUS_NODE_PX, RADIUS_NODE_PX)

"""Words beside what is in the hand: why a wire would not fit, or where a node would stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.camera import Camera
from app.canvas.drawing.look import ABOVE_ALL, Look
from app.theme.fonts import text_font
from app.theme.tokens import RADIUS_FIELD_PX, SECONDARY_PX

MOST_PX, PADDING_PX, BESIDE_PX = 280.0, 8.0, 18.0
"""How wide the words may be, the space around them, and how far from the pointer they stand."""

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Reason(QGraphicsItem):
    """A small card of words, of one size at every zoom; hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._words, self._is_calm = look, "", False
        self._card = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(ABOVE_ALL + 1)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def say(self, words: str, *, is_calm: bool = False) -> None:
        """Say something else; nothing hides the card. is_calm: it is advice, no reason."""
        self.prepareGeometryChange()
        self._words, self._is_calm = words, is_calm
        metrics = QFontMetricsF(text_font(SECONDARY_PX))
        text = metrics.boundingRect(QRectF(0, 0, MOST_PX, 10_000), WRAPPED, words)
        self._card = QRectF(0, 0, text.width() + 2 * PADDING_PX, text.height() + 2 * PADDING_PX)
        self.setVisible(bool(words))
        self.update()

    def follow(self, pointer: QPointF, camera: Camera) -> None:
        """Stand below and right of the pointer; on the other side where that is not seen."""
        seen = camera.seen
        size, by = self._card.size() / camera.scale, BESIDE_PX / camera.scale
        x, y = pointer.x() + by, pointer.y() + by
        if x + size.width() > seen.right():
            x = pointer.x() - by - size.width()
        if y + size.height() > seen.bottom():
            y = pointer.y() - by - size.height()
        self.setPos(x, y)

    def boundingRect(self) -> QRectF:
        """The card with its hairline."""
        return self._card.adjusted(-1, -1, 1, 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the card and its words."""
        look = self._look
        painter.setPen(look.hairline(look.secondary if self._is_calm else look.error))
        painter.setBrush(look.node)
        painter.drawRoundedRect(self._card, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        painter.setPen(look.text)
        painter.setFont(text_font(SECONDARY_PX))
        inside = self._card.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        painter.drawText(inside.adjusted(0, 0, 1, 1), WRAPPED, self._words)

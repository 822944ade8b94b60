"""A note as it is drawn: a quiet card with Markdown on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.drawing.lettering import LEAST_PX, zoom_of
from app.canvas.drawing.look import WORDLESS_BELOW, Look, on_pixels
from app.canvas.drawing.markdown import draw, end_of_lines, laid_out
from app.theme.fonts import text_font
from app.theme.tokens import RADIUS_FIELD_PX, SECONDARY_PX

if TYPE_CHECKING:
    from engine.document.values import Note

ASIDE, ABOVE = 10.0, 8.0
"""From the edge of a note to its words, in scene pixels."""

NARROWEST, WIDEST, LONGEST_LINE = 80.0, 800.0, 240.0
"""How wide a note can be made, and how wide one becomes by itself, in scene pixels."""

RING, RING_PX = 3.0, 1.5
MORE_PX = 12.0
"""How wide the sign is that a note goes on."""
ABOVE_WIRES = 0.8
"""Notes cover wires and names of frames, nodes cover notes."""


class NoteItem(QGraphicsItem):
    """One note. Letters stay readable as one zooms out: then only the first lines are shown."""

    def __init__(self, note: Note, look: Look) -> None:
        super().__init__()
        self.note, self._look = note, look
        self._is_chosen = False
        self._width, self._box = 0.0, QRectF()
        self._near = QTextDocument()
        self._small: QTextDocument | None = None
        self._lay_out(note.width)
        self.setZValue(ABOVE_WIRES)
        self.setPos(*note.place)

    def show_note(self, note: Note) -> None:
        """Show other words, another width, or the same at another place."""
        before, self.note = self.note, note
        self.setPos(*note.place)
        if (note.text, note.width) != (before.text, before.width):
            self._lay_out(note.width)

    def show_width(self, width: float) -> None:
        """Be so wide while that is being dragged; 0 for as wide as the words."""
        self._lay_out(width)

    def show_chosen(self, is_chosen: bool) -> None:
        """Draw the ring, or not."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    @property
    def is_ringed(self) -> bool:
        """Whether the note is drawn as chosen."""
        return self._is_chosen

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self._look = look
        self._lay_out(self._width)

    @property
    def rect(self) -> QRectF:
        """What it covers, in scene pixels."""
        return self._box.translated(self.pos())

    def boundingRect(self) -> QRectF:
        """The note with its ring."""
        reach = RING + RING_PX
        return self._box.adjusted(-reach, -reach, reach, reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the card; words only where they can be read."""
        look, zoom = self._look, zoom_of(painter)
        painter.setPen(look.hairline(look.line))
        painter.setBrush(QColor(look.theme.panel))
        painter.drawRoundedRect(on_pixels(painter, self._box), RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        if zoom >= WORDLESS_BELOW:
            self._paint_words(painter, zoom)
        if self._is_chosen:
            painter.setPen(QPen(look.accent, RING_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring, radius = self._box.adjusted(-RING, -RING, RING, RING), RADIUS_FIELD_PX + RING
            painter.drawRoundedRect(on_pixels(painter, ring), radius, radius)

    def words_at(self, zoom: float) -> tuple[QTextDocument, float, float]:
        """The words, how many scene pixels each of theirs takes, and how high they may be."""
        inner = self._box.adjusted(ASIDE, ABOVE, -ASIDE, -ABOVE)
        if SECONDARY_PX * zoom >= LEAST_PX:
            return self._near, 1.0, inner.height() + 1
        if self._small is None:
            self._small = laid_out(self.note.text, self._look, LEAST_PX)
        self._small.setTextWidth(inner.width() * zoom)
        return self._small, 1 / zoom, (inner.height() + ABOVE) * zoom

    def _paint_words(self, painter: QPainter, zoom: float) -> None:
        document, scale, height = self.words_at(zoom)
        end = end_of_lines(document, height)
        painter.save()
        painter.translate(ASIDE, ABOVE)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, document.textWidth(), end), Qt.ClipOperation.IntersectClip)
        draw(painter, document, self._look)
        if end < document.size().height() - 1:
            self._paint_more(painter, QRectF(0, 0, document.textWidth(), end))
        painter.restore()

    def _paint_more(self, painter: QPainter, shown: QRectF) -> None:
        """That there is more than fits, at the end of the last line which is shown."""
        room = QRectF(0, 0, MORE_PX, LEAST_PX)
        room.moveBottomRight(shown.bottomRight())
        painter.fillRect(room, QColor(self._look.theme.panel))
        painter.setPen(QColor(self._look.theme.secondary))
        painter.setFont(text_font(LEAST_PX))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "…")

    def _lay_out(self, width: float) -> None:
        self.prepareGeometryChange()
        self._width = width
        self._near = laid_out(self.note.text, self._look, SECONDARY_PX)
        self._small = None
        self._near.setTextWidth((width or LONGEST_LINE) - 2 * ASIDE)
        if not width:
            self._near.setTextWidth(math.ceil(self._near.idealWidth()))
        size = self._near.size()
        wide = width or max(NARROWEST, self._near.textWidth() + 2 * ASIDE)
        self._box = QRectF(0, 0, wide, math.ceil(size.height()) + 2 * ABOVE)
        self.update()

"""A note as it is drawn: words on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.lettering import zoom_of
from app.canvas.look import SUMMARY_FROM, WORDLESS_BELOW, Look
from engine.document.values import Note

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

LEFT = Qt.AlignmentFlag.AlignLeft


class NoteItem(QGraphicsItem):
    """Words on the canvas. What they cover grows as one zooms out, for letters stay readable."""

    def __init__(self, note: Note, look: Look) -> None:
        super().__init__()
        self.note, self.words, self.look = note, "", look
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show other words, or the same at another place."""
        if note.text != self.words:
            self.prepareGeometryChange()
            self.words = note.text
            self.update()
        self.note = note
        self.setPos(*note.place)

    @property
    def rect(self) -> QRectF:
        """What it covers from near, in scene pixels."""
        return self.area(1.0).translated(self.pos())

    def show_look(self, look: Look) -> None:
        """Wear another theme."""
        self.look = look
        self.update()

    def area(self, zoom: float) -> QRectF:
        """All lines, from the upper left."""
        return QRectF(QPointF(0, 0), self.look.summary.size(self.words, zoom))

    def boundingRect(self) -> QRectF:
        """What is covered at one zoom or another."""
        return self.area(1.0) | self.area(WORDLESS_BELOW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Write them, until they would cover what they are about."""
        zoom = zoom_of(painter)
        if zoom >= SUMMARY_FROM:
            painter.setPen(self.look.secondary)
            self.look.summary.write_all(painter, self.area(zoom), self.words, zoom, LEFT)

"""A stem for each node, on a log scale: how long its gradient is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from app.plots.lines import line_colours
from app.plots.stems import Stem, Stems
from app.theme.fonts import mono_font, text_font
from app.theme.tokens import CAPTION_PX, SECONDARY_PX, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

LEFT_PX, TOP_PX, BOTTOM_PX, EDGE_PX = 52, 24, 24, 20
"""Around the stems: numbers, words above them, names below, and the right end of the hairlines."""
NUMBER_GAP_PX, NAME_GAP_PX, NAME_PX = 6, 8, 16
DOT_PX, STEM_PX = 3.5, 2
LEAST_NAME_PX = 64
"""Names stand below so many pixels or more apart; of those that are closer only some are named."""
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GradientChart(QWidget):
    """Draws Stems, and reads one out where the pointer is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Stems | None = None
        self._note = ""
        self._pointer: float | None = None
        self.setMouseTracking(True)

    @property
    def shown(self) -> Stems | None:
        """What is drawn."""
        return self._shown

    @property
    def plot_rect(self) -> QRectF:
        """Where stems stand, in pixels."""
        width, height = self.width() - LEFT_PX - EDGE_PX, self.height() - TOP_PX - BOTTOM_PX
        return QRectF(LEFT_PX, TOP_PX, max(1, width), max(1, height))

    @property
    def pointed(self) -> Stem | None:
        """The node that a person points at; None while nobody points."""
        if self._pointer is None or self._shown is None:
            return None
        area, found = self.plot_rect, self._shown.stems
        place = int((self._pointer - area.left()) / area.width() * len(found))
        return found[min(max(place, 0), len(found) - 1)]

    def show_stems(self, shown: Stems | None, note: str = "") -> None:
        """Draw these from now on; note: words that stand quietly at the top right."""
        self._shown, self._note = shown, note
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out where the pointer is."""
        self._pointer = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points any more."""
        self._pointer = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines and their numbers, stems and their names."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hairlines(painter, self._shown)
        self._paint_stems(painter, self._shown)
        self._paint_names(painter, self._shown)
        self._paint_words(painter, self._shown)
        painter.end()

    def _paint_hairlines(self, painter: QPainter, shown: Stems) -> None:
        painter.setFont(mono_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        width = self.width() - LEFT_PX - EDGE_PX
        for height, number in shown.marks:
            y = round(self._y(height))
            painter.fillRect(LEFT_PX, y, width, 1, QColor(self._theme.line))
            painter.drawText(QRectF(0, y - 8, LEFT_PX - NUMBER_GAP_PX, 16), _RIGHT, number)

    def _paint_stems(self, painter: QPainter, shown: Stems) -> None:
        colours, pointed = line_colours(self._theme), self.pointed
        floor = self._y(0)
        for place, stem in enumerate(shown.stems):
            if stem.height is None:
                continue
            x, y = round(self._x(place)), self._y(stem.height)
            colour = QColor(colours[stem.group % len(colours)])
            painter.fillRect(QRectF(x - STEM_PX / 2, y, STEM_PX, floor - y), colour)
            is_full = stem.value > 0
            painter.setPen(QColor(self._theme.text) if stem is pointed else colour)
            painter.setBrush(colour if is_full else QColor(self._theme.panel))
            painter.drawEllipse(QPointF(x, y), DOT_PX, DOT_PX)

    def _paint_names(self, painter: QPainter, shown: Stems) -> None:
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        count = len(shown.stems)
        pitch = self.plot_rect.width() / count
        every = max(1, -int(-LEAST_NAME_PX // pitch))
        room, metrics = pitch * every - NAME_GAP_PX, QFontMetricsF(painter.font())
        for place in range(0, count, every):
            name = metrics.elidedText(shown.stems[place].name, Qt.TextElideMode.ElideRight, room)
            box = QRectF(self._x(place) - room / 2, self._y(0) + 5, room, NAME_PX)
            left = max(box.left(), 0.0)
            painter.drawText(box.translated(left - box.left(), 0), _BELOW, name)

    def _paint_words(self, painter: QPainter, shown: Stems) -> None:
        """What is read out, or what has no place on the scale; and quietly which run this is."""
        painter.setFont(text_font(SECONDARY_PX))
        box = QRectF(LEFT_PX, 0, self.width() - LEFT_PX - EDGE_PX, TOP_PX - 6)
        pointed = self.pointed
        said = pointed.words if pointed else shown.note
        painter.setPen(QColor(self._theme.text if pointed else self._theme.warning_text))
        painter.drawText(box, _LEFT, said)
        metrics = QFontMetricsF(painter.font())
        left = box.width() - metrics.horizontalAdvance(said) - 2 * NAME_GAP_PX
        painter.setPen(QColor(self._theme.secondary))
        note = metrics.elidedText(self._note, Qt.TextElideMode.ElideLeft, max(left, 0.0))
        painter.drawText(box, _RIGHT, note)

    def _x(self, place: int) -> float:
        area, count = self.plot_rect, len(self._shown.stems) if self._shown else 1
        return area.left() + (place + 0.5) / count * area.width()

    def _y(self, height: float) -> float:
        area = self.plot_rect
        return area.bottom() - height * area.height()

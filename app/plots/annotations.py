"""The words on a plot: names at the ends of the lines, the crosshair, and what it reads out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from app.plots.end_labels import spread
from app.plots.lines import Line
from app.theme.fonts import text_font
from app.theme.tokens import SECONDARY_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from app.plots.chart import Shown

LABEL_GAP_PX, LABEL_HEIGHT_PX, READOUT_GAP_PX, DOT_PX = 10, 17, 12, 3.5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def labels_beside(lines: int, height_px: float) -> int:
    """How many lines are named beside a plot: all, or as many as leave room to say so."""
    room = max(2, int(height_px // LABEL_HEIGHT_PX) + 1)
    return lines if lines <= room else room - 1


@dataclass(frozen=True)
class Annotations:
    """Paints what is written on a plot. place: from a step and a height (0 to 1) to pixels."""

    painter: QPainter
    theme: Theme
    shown: Shown
    place: Callable[[float, float], QPointF]

    def paint(self, area: QRectF, words: QRectF, step: float | None) -> None:
        """Labels beside `area`; in `words` what is read out at `step`, or else the note."""
        self.painter.setFont(text_font(SECONDARY_PX))
        self._paint_labels(area)
        answers = answers_at(self.shown, step)
        if step is not None and answers:
            self._paint_crosshair(area, step, answers)
            self._paint_readout(words, readout(self.shown, step, answers, self.theme.secondary))
        else:
            self._paint_note(words)

    def _paint_note(self, box: QRectF) -> None:
        """As much of the note as there is room for, from its beginning."""
        metrics = QFontMetricsF(self.painter.font())
        words = metrics.elidedText(self.shown.note, Qt.TextElideMode.ElideRight, box.width())
        self.painter.setPen(QColor(self.theme.secondary))
        self.painter.drawText(box, _RIGHT, words)

    def _paint_labels(self, area: QRectF) -> None:
        lines = self.shown.drawing.lines
        named = lines[: labels_beside(len(lines), area.height())]
        ends = [self.place(*line.end) for line in named]
        half = LABEL_HEIGHT_PX / 2
        top, bottom = area.top() - half, area.bottom() + half
        left = max(end.x() for end in ends) + LABEL_GAP_PX
        if rest := len(lines) - len(named):
            bottom -= LABEL_HEIGHT_PX
            words, box = tr("and {count} more", count=rest), QRectF(left, bottom, 400, 2 * half)
            self._paint_label(words, self.theme.secondary, box)
        centres = spread([end.y() for end in ends], LABEL_HEIGHT_PX, top, bottom)
        for line, end, centre in zip(named, ends, centres, strict=True):
            box = QRectF(left, centre - half, 400, LABEL_HEIGHT_PX)
            self._paint_label(line.label, line.text_colour, box)
            if len(line.steps) == 1:  # too short to be seen as a line
                self._paint_dot(end, line.colour)

    def _paint_label(self, words: str, colour: str, box: QRectF) -> None:
        behind = self.painter.boundingRect(box, _LEFT, words).adjusted(-3, 0, 3, 0)
        self.painter.fillRect(behind, QColor(self.theme.panel))
        self.painter.setPen(QColor(colour))
        self.painter.drawText(box, _LEFT, words)

    def _paint_crosshair(self, area: QRectF, step: float, answers: Answers) -> None:
        x = round(self.place(step, 0).x())
        hairline = QRectF(x, area.top(), 1, area.height())
        self.painter.fillRect(hairline, QColor(self.theme.wire))
        for line, _, height in answers:
            self._paint_dot(QPointF(x + 0.5, self.place(step, height).y()), line.colour)

    def _paint_dot(self, place: QPointF, colour: str) -> None:
        self.painter.setPen(QColor(self.theme.panel))
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(place, DOT_PX, DOT_PX)

    def _paint_readout(self, box: QRectF, words: list[tuple[str, str]]) -> None:
        metrics, left = QFontMetricsF(self.painter.font()), box.left()
        for text, colour in words:
            self.painter.setPen(QColor(colour))
            self.painter.drawText(box.adjusted(left - box.left(), 0, 0, 0), _LEFT, text)
            left += metrics.horizontalAdvance(text) + READOUT_GAP_PX


Answers = tuple[tuple["Line", str, float], ...]
"""Lines, each with its value at a step in words, and the height of it."""


def answers_at(shown: Shown, step: float | None) -> Answers:
    """What the lines say at a step; those that do not reach it say nothing."""
    if step is None:
        return ()
    found = ((line, line.at(step)) for line in shown.drawing.lines)
    return tuple((line, *answer) for line, answer in found if answer)


def readout(shown: Shown, step: float, answers: Answers, quiet: str) -> list[tuple[str, str]]:
    """The step, its epoch and all values, each with its colour."""
    words = [tr("step {step}", step=f"{round(step):,}")]
    if shown.epoch_steps:
        epoch = max(1, math.ceil(round(step) / shown.epoch_steps))
        words.append(tr("epoch {epoch}", epoch=f"{epoch:,}"))
    return [
        (" · ".join(words), quiet),
        *((f"{line.name} {value}", line.text_colour) for line, value, _ in answers),
    ]

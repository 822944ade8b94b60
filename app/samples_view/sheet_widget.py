"""Sheets of pictures, one below the other: a title, the class of each sample, and the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.samples_view.arranging import Arrangement, arranged
from app.theme.fonts import mono_font, text_font
from app.theme.tokens import CAPTION_PX, GAP_LARGE_PX, GAP_PX, GRID_PX, SECONDARY_PX, Theme
from app.widgets.tones import image, tones
from app.words import tr
from engine.observations.records import Samples

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

TITLES_PX = 132
HEAD_PX = 14.0
"""The height of a line of classes."""
LEAST_PX = 60


@dataclass(frozen=True)
class Titled:
    """The samples of a sheet, and the words beside them."""

    title: str
    samples: Samples


class SheetWidget(QWidget):
    """Draws samples, as large as there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Titled, ...] = ()
        self._pictures: tuple[tuple[QImage, ...], ...] = ()
        self.setMinimumHeight(LEAST_PX)
        self.setAccessibleName(tr("Samples"))

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(480, 180)

    @property
    def shown(self) -> tuple[Titled, ...]:
        """What is drawn."""
        return self._shown

    def show_samples(self, shown: Sequence[Titled]) -> None:
        """Draw these from now on; what is drawn already is not made again."""
        is_same = [*map(_identity, shown)] == [*map(_identity, self._shown)]
        self._shown = tuple(shown)
        if not is_same:
            self._make_pictures()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self._make_pictures()

    def arrangement(self) -> Arrangement:
        """Where the pictures stand now, from the upper left corner of `room`."""
        count = max((len(one.samples.values) for one in self._shown), default=0)
        room = self.room()
        return arranged(self._heads(), count, room.width(), room.height())

    def room(self) -> QRectF:
        """The part of the widget that pictures stand in."""
        margins = (GAP_LARGE_PX + TITLES_PX, GAP_PX, -GAP_LARGE_PX, -GAP_PX)
        return self.rect().toRectF().adjusted(*margins)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Titles, classes and pictures."""
        if not self._shown:
            return
        painter = QPainter(self)
        painter.translate(self.room().topLeft())
        place = self.arrangement()
        for sheet, (titled, pictures) in enumerate(zip(self._shown, self._pictures, strict=True)):
            self._paint_title(painter, place, sheet, titled.title)
            self._paint_classes(painter, place, sheet, titled.samples)
            for sample, picture in enumerate(pictures):
                painter.drawImage(self._square(place, sheet, sample, picture), picture)
        painter.end()

    def _make_pictures(self) -> None:
        is_dark = self._theme.is_dark
        self._pictures = tuple(
            tuple(image(tones(v, one.samples.meaning, is_dark)) for v in one.samples.values)
            for one in self._shown
        )
        self.update()

    def _heads(self) -> tuple[float, ...]:
        """A line of classes stands above a sheet whose classes are not those of the one before."""
        labels = [one.samples.labels for one in self._shown]
        news = (
            bool((here >= 0).any()) and (sheet == 0 or not np.array_equal(here, labels[sheet - 1]))
            for sheet, here in enumerate(labels)
        )
        return tuple(HEAD_PX if is_new else 0.0 for is_new in news)

    def _paint_title(self, painter: QPainter, place: Arrangement, sheet: int, title: str) -> None:
        font = text_font(SECONDARY_PX)
        wide = TITLES_PX - GAP_PX
        words = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, wide)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.secondary))
        for start in place.starts():
            _, top = place.corner(sheet, start)
            line = QRectF(-TITLES_PX, top, wide, place.side)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, flags, words)

    def _paint_classes(
        self, painter: QPainter, place: Arrangement, sheet: int, samples: Samples
    ) -> None:
        if not place.heads[sheet]:
            return
        painter.setFont(mono_font(CAPTION_PX))
        painter.setPen(QColor(self._theme.secondary))
        for sample, label in enumerate(samples.labels.tolist()):
            left, top = place.corner(sheet, sample)
            line = QRectF(left, top - HEAD_PX, place.side, HEAD_PX - GRID_PX / 2)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, str(label))

    def _square(self, place: Arrangement, sheet: int, sample: int, picture: QImage) -> QRectF:
        """A picture keeps its shape within its square."""
        left, top = place.corner(sheet, sample)
        size = picture.size().toSizeF()
        size.scale(place.side, place.side, Qt.AspectRatioMode.KeepAspectRatio)
        spare = QPointF(place.side - size.width(), place.side - size.height()) / 2
        return QRectF(QPointF(left, top) + spare, size)


def _identity(titled: Titled) -> tuple[str, int]:
    """Records are compared as things: their values are arrays."""
    return titled.title, id(titled.samples)

"""Small pictures of the examples, made one after another between what a person does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from app.canvas.drawing.look import Look
from app.pictures.painted import Painted
from app.theme.applying import Appearance
from app.theme.tokens import RADIUS_SMALL_PX, Theme
from engine.document.files import FileFault, read_document
from engine.examples import Example
from engine.shapes.check import check

BUDGET_S = 0.008
"""How long pictures are made before the window looks for events again, in seconds."""

FINER = 2
"""A picture is drawn so many times as fine as it is shown, that small letters stay shapes."""

INSET_PX = 2
"""Around the graph, beside the margin that it brings."""


@dataclass(frozen=True)
class Wanted:
    """A picture. width and height: in device-independent pixels; ratio: that of the screen."""

    example: Example
    theme: Theme
    width: int
    height: int
    ratio: float

    @property
    def size(self) -> QSize:
        """How large it is shown."""
        return QSize(self.width, self.height)


class Thumbnails(QObject):
    """Makes what is asked for and keeps it, in both themes, as long as the program runs."""

    made = Signal(str)
    """There is a new picture of the example of that name."""
    rested = Signal()
    """What was not made yet is forgotten: who is still seen asks for it again."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._kept: dict[Wanted, QPixmap] = {}
        self._waiting: dict[Wanted, None] = {}
        self._work: Iterator[QPixmap | None] = iter(())
        self._is_called = False
        appearance.changed.connect(self.rest)

    def picture(self, example: Example, size: QSize, ratio: float) -> QPixmap:
        """The picture at a size in device-independent pixels, in the theme that is on.

        Where it is not made yet it is an empty frame, and `made` tells when there is more.
        """
        wanted = Wanted(example, self._appearance.theme, size.width(), size.height(), ratio)
        if wanted not in self._kept:
            self._waiting[wanted] = None
            self._call()
            return framed(wanted, None)
        return self._kept[wanted]

    @property
    def is_busy(self) -> bool:
        """Whether pictures that were asked for are not made yet."""
        return bool(self._waiting)

    def rest(self) -> None:
        """Forget what is not made yet: it is not seen any more, or in another theme."""
        self._waiting.clear()
        self._work = iter(())
        self.rested.emit()

    def _call(self) -> None:
        """Go on as soon as there is nothing else to do."""
        if not self._is_called:
            self._is_called = True
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Take some steps; call for more of them where not all is done."""
        self._is_called = False
        end = time.monotonic() + BUDGET_S
        while self._waiting:
            wanted = next(iter(self._waiting))
            if picture := self._next_of(wanted):
                self._kept[wanted] = picture
                self._waiting.pop(wanted, None)
                self.made.emit(wanted.example.name)
            if time.monotonic() >= end:
                break
        if self._waiting:
            self._call()

    def _next_of(self, wanted: Wanted) -> QPixmap | None:
        """Take a step towards a picture; gives it with the last one."""
        try:
            return next(self._work)
        except StopIteration:
            self._work = _steps(wanted)
            return None


def _steps(wanted: Wanted) -> Iterator[QPixmap | None]:
    """Make a picture in steps that are short each; the last one gives it."""
    try:
        document = read_document(wanted.example.path)
    except FileFault:
        yield framed(wanted, None)  # who opens it is told why
        return
    yield None
    checked = check(document)
    yield None
    picture = Painted(document.graph, checked, Look(wanted.theme, on_paper=True))
    yield None
    image = _image(picture, wanted)
    picture.forget()
    yield framed(wanted, image)


def _image(picture: Painted, wanted: Wanted) -> QImage:
    """The graph in the middle of nothing, as large as fits but never larger than it is."""
    area = wanted.size * (wanted.ratio * FINER)
    most = picture.size * (wanted.ratio * FINER)
    inset = round(INSET_PX * wanted.ratio * FINER)
    room = (area - QSize(2 * inset, 2 * inset)).boundedTo(most)
    size = picture.size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(QRect(0, 0, area.width(), area.height()).center())
    image = QImage(area, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    picture.paint(painter, place)
    painter.end()
    return image


def framed(wanted: Wanted, image: QImage | None) -> QPixmap:
    """A graph on the ground of a canvas with round corners; only the ground for None."""
    picture = QPixmap(wanted.size * wanted.ratio)
    picture.setDevicePixelRatio(wanted.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    frame = QRectF(0.5, 0.5, wanted.width - 1, wanted.height - 1)
    shape = QPainterPath()
    shape.addRoundedRect(frame, RADIUS_SMALL_PX, RADIUS_SMALL_PX)
    painter = QPainter(picture)
    hints = QPainter.RenderHint
    painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
    painter.fillPath(shape, QColor(wanted.theme.canvas))
    if image:
        painter.drawImage(QRectF(0, 0, wanted.width, wanted.height), image)
    painter.strokePath(shape, QPen(QColor(wanted.theme.line), 1))
    painter.end()
    return picture

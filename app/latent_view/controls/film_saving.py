"""The film as an animated picture: played through once, moment by moment, as it is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from app.latent_view.controls.film_bar import FRAME_MS
from app.latent_view.values.strip_files import pixels_of
from app.theme.fonts import mono_font
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX
from app.words import tr
from engine.document.files import shown, unwritten, write_atomically
from engine.picture_files import Pixels, gif

if TYPE_CHECKING:
    from app.latent_view.cloud.cloud_widget import CloudWidget
    from app.latent_view.controls.film_bar import FilmBar
    from app.theme.applying import Appearance

WIDEST_PX = 480
"""Of the picture: the cloud is made smaller, not larger."""
GIF = ".gif"


class FilmSaving(QObject):
    """Saves a film. `take` has to be called whenever a moment is seen."""

    said = Signal(str)
    """How far it is, and in the end what came of it."""
    ended = Signal()

    def __init__(
        self, bar: FilmBar, cloud: CloudWidget, appearance: Appearance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar, self._cloud, self._appearance = bar, cloud, appearance
        self._path = Path()
        self._pictures: list[Pixels] = []
        self.is_active = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._keep)

    def begin(self, path: Path) -> None:
        """Play the film from its first moment, and write it when it is over."""
        if path.suffix.lower() != GIF:
            words = "{file} does not end with .gif; give it this ending."
            self.said.emit(tr(words, file=shown(path)))
            return
        self._bar.pause()
        self._path, self._pictures, self.is_active = path, [], True
        if self._bar.place == 0:
            self.take()
        else:
            self._bar.choose(0)

    def cancel(self) -> None:
        """Leave it; nothing is written."""
        if self.is_active:
            self._end(tr("The film was not saved."))

    def take(self) -> None:
        """Keep the moment that is seen now, as soon as everybody has heard of it."""
        if self.is_active:
            self._timer.start()

    def _keep(self) -> None:
        if len(self._pictures) != self._bar.place:  # a person went elsewhere
            self.cancel()
            return
        self._pictures.append(self._picture())
        count = self._bar.count
        self.said.emit(tr("Saving {place} of {count}", place=len(self._pictures), count=count))
        if len(self._pictures) < count:
            self._bar.choose(self._bar.place + 1)
        else:
            self._write()

    def _picture(self) -> Pixels:
        """The cloud with its moment in a corner."""
        self._cloud.settle()
        image = self._cloud.grab().toImage()
        image.setDevicePixelRatio(1)
        if image.width() > WIDEST_PX:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaledToWidth(WIDEST_PX, smooth)
        painter = QPainter(image)
        painter.setFont(mono_font(SECONDARY_PX))
        painter.setPen(QColor(self._appearance.theme.secondary))
        gap = GAP_SMALL_PX
        corner = QRect(image.rect().adjusted(gap, gap, -gap, -gap))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(corner, where, self._bar.words.text())
        painter.end()
        return pixels_of(image.convertToFormat(QImage.Format.Format_RGB888))

    def _write(self) -> None:
        try:
            write_atomically(self._path, gif(self._pictures, FRAME_MS))
        except (OSError, ValueError) as fault:
            words = "{file} cannot be saved, and nothing was changed: {why}."
            self._end(tr(words, file=shown(self._path), why=unwritten(self._path, fault)))
        else:
            self._end(tr("The film is saved as {file}.", file=shown(self._path)))

    def _end(self, sentence: str) -> None:
        self._timer.stop()
        self.is_active, self._pictures = False, []
        self.ended.emit()
        self.said.emit(sentence)

"""The legend of a cloud that is coloured by numbers: its scale, and the numbers at its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.colouring import Colouring, number_words
from app.latent_view.space.latent import Latent
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDE_PX, HIGH_PX, ROW_PX, ROUND_PX = 180, 8, 20, 4


class ScaleBar(QWidget):
    """The colours from low to high."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Always as long."""
        return QSize(WIDE_PX, HIGH_PX)

    def show_palette(self, palette: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
        """Show these colours (colours, 3), from 0 to 1."""
        pixels = (palette * 255 + 0.5).astype(np.uint8)
        size = len(pixels), 1
        image = QImage(pixels.tobytes(), *size, 3 * size[0], QImage.Format.Format_RGB888)
        self._image = image.copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colours, with round ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(self.rect().toRectF(), ROUND_PX, ROUND_PX)
        painter.setClipPath(frame)
        painter.drawImage(self.rect().toRectF(), self._image, QRectF(self._image.rect()))
        painter.end()


class ScaleLegend(QWidget):
    """Follows the look of a cloud; hidden where its colours stand for kinds."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._cloud = cloud
        self.title, self.low, self.high, self.note = QLabel(), QLabel(), QLabel(), QLabel()
        self.bar = ScaleBar()
        for label, role in (
            (self.title, Role.SECONDARY),
            (self.low, Role.MONO),
            (self.high, Role.MONO),
            (self.note, Role.SECONDARY),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
        self.setMinimumHeight(ROW_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        for part in (self.title, self.low, self.bar, self.high):
            layout.addWidget(part)
        layout.addSpacing(GAP_PX)
        layout.addWidget(self.note)
        layout.addStretch(1)
        cloud.look_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        colouring = self._cloud.look.colouring
        self.setVisible(colouring is not None and (colouring.is_scale or bool(colouring.note)))
        if colouring is not None:
            self._show_words(colouring)

    def _show_words(self, colouring: Colouring) -> None:
        title = colouring.title
        self.title.setText(tr("{title}, log scale", title=title) if colouring.is_log else title)
        self.note.setText(colouring.note)
        for part in (self.low, self.bar, self.high):
            part.setVisible(colouring.is_scale)
        if colouring.is_scale:
            self.low.setText(number_words(colouring.low))
            self.high.setText(number_words(colouring.high))
            self.bar.show_palette(colouring.palette)

"""A few examples in a row, for an empty canvas: small, and quiet until one points at them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.canvas.beginning import Offer
from app.gallery.thumbnails import Thumbnails
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.tokens import CONTROL_PX, GRID_PX, RADIUS_NODE_PX, SECONDARY_PX
from app.words import tr
from engine.examples import Example, examples

OFFERED = (
    "two-spirals",
    "digits-autoencoder",
    "digits-vae",
    "ring-gan",
    "waveforms-convolution",
    "adding-lstm",
)
"""The names of those that are shown, as many of the first as there is room for."""

FEWEST = 2
PICTURE, PAD_PX, TITLE_PX = QSize(144, 80), 6, 18
CARD = QSize(PICTURE.width() + 2 * PAD_PX, PICTURE.height() + 2 * PAD_PX + GRID_PX + TITLE_PX)


class ExampleCard(QAbstractButton):
    """A button with the picture of an example and its title."""

    def __init__(self, example: Example, thumbnails: Thumbnails, appearance: Appearance) -> None:
        super().__init__()
        self.example = example
        self._thumbnails, self._appearance = thumbnails, appearance
        self.setText(example.title)
        self.setAccessibleName(tr("Open the example {title}", title=example.title))
        self.setAccessibleDescription(example.about)
        self.setToolTip(example.about)
        self.setFixedSize(CARD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.made.connect(self._show_picture)
        thumbnails.rested.connect(self.update)
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture and title; the ground only where it is pointed at, or has the keys."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.pressed if self.isDown() else theme.hover))
            ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ground, RADIUS_NODE_PX, RADIUS_NODE_PX)
        picture = self._thumbnails.picture(self.example, PICTURE, self.devicePixelRatioF())
        painter.drawPixmap(PAD_PX, PAD_PX, picture)
        painter.setFont(text_font(SECONDARY_PX))
        painter.setPen(QColor(theme.text if self.underMouse() else theme.secondary))
        box = QRect(PAD_PX, PAD_PX + PICTURE.height() + GRID_PX, PICTURE.width(), TITLE_PX)
        right = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(self.example.title, right, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, title)
        painter.end()

    def _show_picture(self, name: str) -> None:
        if name == self.example.name:
            self.update()


class ExampleRow(Offer):
    """Cards beside each other, and the way to all examples below them."""

    chosen = Signal(Path)
    """The file of the example that a person wants to open."""
    all_asked = Signal()
    """A person wants to see all examples."""

    def __init__(self, thumbnails: Thumbnails, appearance: Appearance) -> None:
        super().__init__()
        every = {one.name: one for held in examples().values() for one in held}
        offered = [every[name] for name in OFFERED if name in every]
        self.cards = [ExampleCard(one, thumbnails, appearance) for one in offered]
        self.all = QPushButton(tr("All examples…"), self)
        self.all.setFlat(True)
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.clicked.connect(self.all_asked)
        for card in self.cards:
            card.setParent(self)
            path = card.example.path
            card.clicked.connect(lambda _=False, path=path: self.chosen.emit(path))

    def fit(self, room: QSize) -> bool:
        """As many cards as stand beside each other there."""
        count = min(len(self.cards), room.width() // CARD.width())
        size = QSize(count * CARD.width(), CARD.height() + CONTROL_PX)
        if count < FEWEST or size.height() > room.height():
            return False
        for place, card in enumerate(self.cards):
            card.move(place * CARD.width(), 0)
            card.setVisible(place < count)
        wide = self.all.sizeHint().width()
        self.all.setGeometry((size.width() - wide) // 2, CARD.height(), wide, CONTROL_PX)
        self.resize(size)
        cards = QRegion(0, 0, size.width(), CARD.height())
        self.setMask(cards + self.all.geometry())  # beside the button it is the canvas
        return True

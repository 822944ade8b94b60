"""One still of a film, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.latent_view.values.painted_values import paint_values
from app.latent_view.values.stills import NO_FILM, Film, framed
from app.theme.tokens import Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE_PX = 104
"""How large it is beside words."""


class StillPicture(QWidget):
    """Draws the chosen still of a film over its whole size; an empty frame for none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._film, self._place = NO_FILM, 0
        self.setAccessibleName(tr("Chosen still"))

    def show_still(self, film: Film, place: int | None) -> None:
        """Draw this one from now on."""
        self._film, self._place = (NO_FILM, 0) if place is None else (film, place)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The values within the frame."""
        film, theme, area = self._film, self._theme, self.rect().toRectF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = framed(area)
        painter.fillPath(frame, QColor(theme.field))
        if len(film.values):
            painter.save()
            painter.setClipPath(frame)
            paint_values(painter, area, film.values[self._place], film.look(theme))
            painter.restore()
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawPath(frame)
        painter.end()

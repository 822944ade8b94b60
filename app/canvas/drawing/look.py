"""The theme as the canvas paints with it: pens, colours and fonts, made once a theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.canvas.drawing.lettering import Lettering
from app.theme.contrast import readable
from app.theme.fonts import mono_font, text_font
from app.theme.tokens import BODY_PX, CAPTION_PX, SECONDARY_PX, Theme, family_colour

WORDLESS_BELOW = 0.45
"""The zoom below which the canvas shows no text, and nodes as plain shapes."""

SUMMARY_FROM = 0.6
"""The zoom from which nodes show more than their title, and notes are shown."""

CAPTIONS_FROM = 0.8
"""The zoom from which ports show their names and shapes, and nodes their weights."""

WIRE_PX, CHOSEN_PX = 2.0, 1.5
"""Of a wire, and what it is thicker by while it is chosen."""

ABOVE_ALL = 10.0
"""Where what is in the hand lies, and what is said of it."""

HEADING_SPACING = 104.0
"""Of the letters of a heading in percent: a length would grow with the fineness of a printer."""


class Look:
    """What items paint with. One for each theme; see `look`.

    on_paper: for a picture of its own, which is seen at any size: hairlines grow with it, nothing
    is drawn from pictures that are kept for a screen.
    """

    def __init__(self, theme: Theme, *, on_paper: bool = False) -> None:
        self.theme, self.on_paper = theme, on_paper
        self.canvas, self.node = QColor(theme.canvas), QColor(theme.node)
        self.line, self.dot = QColor(theme.line), QColor(theme.grid_dot)
        self.text, self.secondary = QColor(theme.text), QColor(theme.secondary)
        self.accent, self.wire = QColor(theme.accent), QColor(theme.wire)
        self.error, self.on_error = QColor(theme.error), QColor(readable("#FFFFFF", theme.error, 7))
        self.warning = QColor(theme.warning)
        self.on_warning = QColor(readable("#000000", theme.warning, 7))
        self.shadow = QColor(theme.shadow)
        self.shadow.setAlphaF(theme.shadow_opacity / 4)
        heading_font = text_font(SECONDARY_PX, semibold=True)
        heading_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, HEADING_SPACING)
        self.title = Lettering(text_font(BODY_PX, semibold=True))
        self.summary = Lettering(text_font(SECONDARY_PX))
        self.caption = Lettering(text_font(CAPTION_PX))
        self.heading = Lettering(heading_font)
        self.number = Lettering(mono_font(CAPTION_PX))
        self.count = Lettering(text_font(CAPTION_PX, semibold=True))

    def family(self, name: str) -> QColor:
        """The colour of a family of blocks."""
        return QColor(family_colour(name))

    def hairline(self, colour: QColor) -> QPen:
        """A pen of one pixel at every zoom; on paper, of one scene pixel."""
        pen = QPen(colour, 1.0)
        pen.setCosmetic(not self.on_paper)
        return pen

    def wire_pen(self, *, is_selected: bool, is_red: bool, is_muted: bool) -> QPen:
        """The pen of a wire at rest."""
        colour = self.error if is_red else self.accent if is_selected else self.wire
        pen = QPen(colour, WIRE_PX + (CHOSEN_PX if is_selected else 0.0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if is_red or is_muted:
            pen.setDashPattern([3.0, 2.5])
        return pen


@cache
def look(theme: Theme) -> Look:
    """The look of a theme; needs a QGuiApplication."""
    return Look(theme)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour so far on the way to another one."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return QColor.fromRgbF(*(here + share * (there - here) for here, there in pairs))


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def on_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """`rect` moved by less than a pixel, so that a hairline around it is sharp."""
    to_device = painter.deviceTransform()
    seen = to_device.mapRect(rect)
    left, top = round(seen.left()) + 0.5, round(seen.top()) + 0.5
    right, bottom = round(seen.right()) - 0.5, round(seen.bottom()) - 0.5
    back, _ = to_device.inverted()
    return back.mapRect(QRectF(left, top, right - left, bottom - top))

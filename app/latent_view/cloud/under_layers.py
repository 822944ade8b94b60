"""What lies under the points all over the plane: what is decoded there, or what a head says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter

from app.latent_view.cloud.colouring import RARE, class_colour, number_words, rgb, scale
from app.latent_view.cloud.tools import Layer
from app.latent_view.values.painted_values import Bounds, ValueLook, paint_values
from app.theme.fonts import text_font
from app.theme.tokens import GAP_PX, GAP_SMALL_PX, RADIUS_SMALL_PX, SECONDARY_PX, Theme
from app.widgets.tones import Floats, bounds, is_picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.latent_view.cloud.cloud_widget import CloudWidget
    from engine.questions.field import Area, DecodedArea, Field

    Pixels = NDArray[np.uint8]

CELL_PX, FINEST_PX = 96, 28
"""A decoded value is drawn so large: where cells are coarse, and at least."""
SHEET_PX = 1600
"""The picture of the grid is about so wide."""
GRID_OPACITY, LINE_OPACITY, GAP_PART = 0.5, 0.9, 0.06
"""Of pictures, and of numbers and rows of numbers; the part of a cell that stays free."""
NUMBER_OPACITY = 0.5
NOTHING = 1e-3
"""The part of the scale below which a number that is written in a cell is 0."""
FAINTEST, CLEAREST = 0.06, 0.5
"""How clear the colour of a class is: where all are told alike, and where one is certain."""
RAMP_PX, CHIP_PX = 96, 24


class UnderLayer(Layer):
    """A picture that lies on a part of the plane, and moves with it."""

    is_below = True
    is_smooth = False

    def __init__(self) -> None:
        self.picture: QImage | None = None
        self.area: Area | None = None

    def clear(self) -> None:
        """Show nothing."""
        self.picture = self.area = None

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """The picture, where its part of the plane is seen now."""
        if self.picture is None or self.area is None:
            return
        corner = widget.place_of(QPointF(self.area.left, self.area.top))
        end = widget.place_of(QPointF(self.area.right, self.area.bottom))
        hint = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(hint, self.is_smooth)
        painter.drawImage(QRectF(corner, end), self.picture)


class GridLayer(UnderLayer):
    """What is decoded at the middle of each cell."""

    is_smooth = True

    def show_values(self, decoded: DecodedArea, theme: Theme) -> None:
        """Draw these from now on, all on one scale."""
        area = self.area = decoded.area
        side = max(FINEST_PX, min(CELL_PX, SHEET_PX // area.columns))
        sheet = QImage(
            area.columns * side, area.rows * side, QImage.Format.Format_ARGB32_Premultiplied
        )
        sheet.fill(Qt.GlobalColor.transparent)
        between = bounds(decoded.values, decoded.meaning)
        look, gap = ValueLook(theme, decoded.meaning, between), side * GAP_PART
        painter = QPainter(sheet)
        painter.setOpacity(GRID_OPACITY if is_picture(decoded.values[0]) else LINE_OPACITY)
        for place, values in enumerate(decoded.values):
            row, column = divmod(place, area.columns)
            cell = QRectF(column * side, row * side, side, side)
            seen = _legible(values, between) if values.size == 1 else values
            paint_values(painter, cell.adjusted(gap, gap, -gap, -gap), seen, look)
        painter.end()
        self.picture = sheet


class FieldLayer(UnderLayer):
    """What a head says at each place: the colour of the class, or a number on a scale."""

    is_smooth = True

    def show_field(self, field: Field, theme: Theme) -> None:
        """Draw this from now on."""
        self.area = field.area
        is_dark = theme.is_dark
        colours = (
            class_colours(field.values)
            if is_of_classes(field)
            else number_colours(field.values, field.meaning, is_dark=is_dark)
        )
        self.picture = _image(colours)


class CaptionLayer(Layer):
    """A line in the corner, above the points; with a scale where numbers are shown."""

    def __init__(self) -> None:
        self.words = ""
        self.ends: tuple[str, str] | None = None

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """The words, and the scale between its ends."""
        if not self.words:
            return
        theme, font = widget.theme, text_font(SECONDARY_PX)
        metrics = QFontMetricsF(font)
        low, high = self.ends or ("", "")
        wide = [metrics.horizontalAdvance(words) for words in (self.words, low, high)]
        scale_px = wide[1] + wide[2] + RAMP_PX + 2 * GAP_SMALL_PX + GAP_PX if self.ends else 0
        room = widget.width() - 4 * GAP_PX - scale_px
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + scale_px + 2 * GAP_PX
        chip = QRectF(GAP_PX, widget.height() - GAP_PX - CHIP_PX, width, CHIP_PX)
        ground = QColor(theme.panel)
        painter.setPen(QColor(theme.line))
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, RADIUS_SMALL_PX, RADIUS_SMALL_PX)
        painter.setFont(font)
        painter.setPen(QColor(theme.secondary))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(chip.adjusted(GAP_PX, 0, -GAP_PX, 0), middle, words)
        if self.ends:
            left = chip.right() - GAP_PX - scale_px + GAP_PX
            painter.drawText(QRectF(left, chip.top(), wide[1], CHIP_PX), middle, low)
            ramp = QRectF(left + wide[1] + GAP_SMALL_PX, chip.center().y() - 4, RAMP_PX, 8)
            painter.fillRect(ramp, _ramp(ramp, is_dark=theme.is_dark))
            after = QRectF(ramp.right() + GAP_SMALL_PX, chip.top(), wide[2], CHIP_PX)
            painter.drawText(after, middle, high)


def _legible(number: Floats, between: Bounds) -> Floats:
    """A number as a cell has room for: three digits, and 0 where the scale shows nothing else."""
    is_nothing = abs(number.item()) < NOTHING * max(map(abs, between))
    return np.full_like(number, 0.0 if is_nothing else float(f"{number.item():.3g}"))


def is_of_classes(field: Field) -> bool:
    """Whether classes are told, and not a number."""
    return field.values.ndim > 2  # noqa: PLR2004 - rows and columns


def class_colours(told: NDArray[np.float32]) -> Pixels:
    """(rows, columns, 4) red, green, blue, opacity of probabilities (rows, columns, classes).

    The colours of the classes are mixed as they are told; what is doubted is fainter.
    """
    count = told.shape[2]
    palette = np.array([rgb(class_colour(label)) for label in range(count)])
    sure = (np.nan_to_num(told.max(axis=2)) - 1 / count) / (1 - 1 / count) if count > 1 else 1.0
    opacity = FAINTEST + (CLEAREST - FAINTEST) * np.clip(sure, 0, 1)
    return _pixels(np.nan_to_num(told) @ palette, np.broadcast_to(opacity, told.shape[:2]))


def number_colours(values: NDArray[np.float32], meaning: str, *, is_dark: bool) -> Pixels:
    """(rows, columns, 4) of numbers (rows, columns) on a scale."""
    low, high = field_bounds(values, meaning)
    tones = scale(is_dark=is_dark)
    parts = np.clip((np.nan_to_num(values, nan=low) - low) / (high - low), 0, 1)
    colours = tones[(parts * (len(tones) - 1)).round().astype(np.int64)]
    return _pixels(colours, np.where(np.isfinite(values), NUMBER_OPACITY, 0.0))


def ends_of(field: Field) -> tuple[str, str] | None:
    """What stands at the ends of the scale; None where classes are told."""
    if is_of_classes(field):
        return None
    low, high = field_bounds(field.values, field.meaning)
    return number_words(low), number_words(high)


def field_bounds(values: NDArray[np.float32], meaning: str) -> tuple[float, float]:
    """Between which numbers the scale lies: a few at each end do not bleach the rest."""
    if meaning == "unit":
        return 0.0, 1.0
    finite = values[np.isfinite(values)]
    ends = np.quantile(finite, [RARE, 1 - RARE]) if finite.size else finite
    return bounds(ends.astype(np.float32), meaning)


def _pixels(colours: NDArray[np.floating], opacity: NDArray[np.floating]) -> Pixels:
    parts = np.concatenate([colours, opacity[..., None]], axis=2)
    return np.ascontiguousarray((np.clip(parts, 0, 1) * 255 + 0.5).astype(np.uint8))


def _image(pixels: Pixels) -> QImage:
    rows, columns = pixels.shape[:2]
    kind = QImage.Format.Format_RGBA8888
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, kind).copy()


def _ramp(room: QRectF, *, is_dark: bool) -> QLinearGradient:
    made = QLinearGradient(room.topLeft(), room.topRight())
    tones = scale(is_dark=is_dark)
    for stop in np.linspace(0, 1, 9).tolist():
        red, green, blue = tones[round(stop * (len(tones) - 1))].tolist()
        made.setColorAt(stop, QColor.fromRgbF(red, green, blue))
    return made

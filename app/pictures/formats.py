"""A picture of a graph as the content of a file: SVG, PNG or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter

from app.pictures.outlines import outlined

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.pictures.painted import Painted

PNG_SCALE = 2.0
"""How many pixels of a PNG a scene pixel takes, along each side."""

MOST_PIXELS, MOST_SIDE = 32_000_000, 16_000
"""Of a PNG: more takes more memory than it is worth, and many programs do not open it."""

DOTS_PER_INCH = 96
"""So many scene pixels are an inch on paper."""

PDF_DOTS_PER_INCH = 1200
BLEED = PDF_DOTS_PER_INCH // 20
"""How far the ground goes beyond the page, which is a whole number of points, in dots."""

POINTS_PER_INCH, MOST_POINTS = 72, 14_400
"""The largest side that a page of a PDF may have."""

CREATOR = "Neuroloom"


@dataclass(frozen=True)
class Content:
    """What a file is to hold. scale: how large the picture is against what was wanted."""

    data: bytes
    scale: float = 1.0


def svg(painted: Painted, title: str) -> Content:
    """Shapes and no letters, so that it looks the same where the typefaces are not."""
    from PySide6.QtSvg import QSvgGenerator

    buffer, size = _opened(), painted.size
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setResolution(DOTS_PER_INCH)
    device.setSize(size)
    device.setViewBox(QRect(0, 0, size.width(), size.height()))
    device.setTitle(title)
    device.setDescription(CREATOR)
    _paint(device, painted, size)
    return Content(outlined(bytes(buffer.data().data()).decode()).encode())


def png(painted: Painted, title: str) -> Content:
    """Twice as large as on the canvas at 1:1, or as large as a PNG should be at most."""
    wanted = painted.size * PNG_SCALE
    scale = fitting(wanted)
    size = wanted * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setText("Title", title)
    image.setText("Software", CREATOR)
    _paint(image, painted, size)
    buffer = _opened()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Content(bytes(buffer.data().data()), scale)


def pdf(painted: Painted, title: str) -> Content:
    """One page of the picture's size, with letters that can be searched and copied."""
    size = QSizeF(painted.size) * (POINTS_PER_INCH / DOTS_PER_INCH)
    scale = min(1.0, MOST_POINTS / max(size.width(), size.height()))
    buffer = _opened()
    device = QPdfWriter(buffer)
    device.setTitle(title)
    device.setCreator(CREATOR)
    device.setResolution(PDF_DOTS_PER_INCH)
    device.setPageSize(_page(size * scale))
    device.setPageMargins(QMarginsF())
    _paint(device, painted, QSize(device.width(), device.height()), BLEED)
    return Content(bytes(buffer.data().data()), scale)


FORMATS: dict[str, Callable[[Painted, str], Content]] = {".svg": svg, ".png": png, ".pdf": pdf}
"""What makes the content of a file, by the ending of its name."""


def fitting(size: QSize) -> float:
    """How much smaller a PNG must be so that it can be made and opened; 1 for not at all."""
    pixels, side = size.width() * size.height(), max(size.width(), size.height())
    return min(1.0, sqrt(MOST_PIXELS / pixels), MOST_SIDE / side)


def _page(size: QSizeF) -> QPageSize:
    """A page of just this size, in points."""
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _paint(device: QPaintDevice, painted: Painted, size: QSize, bleed: int = 0) -> None:
    painter = QPainter(device)
    painted.paint_on_ground(painter, QRect(0, 0, size.width(), size.height()), bleed)
    painter.end()

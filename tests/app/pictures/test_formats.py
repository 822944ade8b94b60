from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.canvas.drawing.look import Look
from app.pictures.formats import MOST_PIXELS, MOST_SIDE, PNG_SCALE, fitting, pdf, png, svg
from app.pictures.painted import Painted
from app.theme.tokens import LIGHT
from engine.document.edits import freeze
from engine.shapes.check import check
from tests.app.canvas.example import digits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

MOST_APART = 3.0
"""Between two drawings of the same, on average over all pixels, of 255."""


@pytest.fixture
def picture(qapp: QApplication) -> Iterator[Painted]:
    document = digits()
    graph = freeze(document.graph, ["n3"])
    made = Painted(graph, check(document), Look(LIGHT, on_paper=True))
    yield made
    made.forget()


def image_of(content: bytes) -> QImage:
    image = QImage.fromData(content)
    assert not image.isNull()
    return image


def apart(one: QImage, two: QImage) -> float:
    """How much two pictures differ, on average over their pixels."""
    size = QSize(400, 160)
    kept, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    grey = QImage.Format.Format_Grayscale8
    rows: list[bytes] = [
        bytes(image.scaled(size, kept, smooth).convertToFormat(grey).constBits())
        for image in (one, two)
    ]
    far: int = sum(abs(a - b) for a, b in zip(*rows, strict=True))
    return far / len(rows[0])


def test_a_png_is_twice_as_large_as_the_picture(picture: Painted) -> None:
    made = png(picture, "Digits")
    image = image_of(made.data)

    assert made.scale == 1
    assert image.size() == picture.size * PNG_SCALE
    assert image.text("Title") == "Digits"


def test_an_svg_shows_what_the_png_shows_without_a_typeface(picture: Painted) -> None:
    text = svg(picture, "Digits").data
    renderer = QSvgRenderer(QByteArray(text))
    image = QImage(picture.size * PNG_SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()

    assert renderer.isValid()
    assert b"<text" not in text
    assert b"<image" not in text
    assert b"<title>Digits</title>" in text
    assert renderer.viewBox() == QRect(0, 0, picture.size.width(), picture.size.height())
    assert apart(image, image_of(png(picture, "").data)) < MOST_APART


def test_a_pdf_is_one_page_of_the_size_of_the_picture_with_its_fonts(picture: Painted) -> None:
    content = pdf(picture, "Digits").data
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)

    assert content.startswith(b"%PDF")
    assert [float(side) for side in box] == pytest.approx(
        [picture_side * 72 / 96 for picture_side in picture.size.toTuple()], abs=1
    )
    for font in (b"Inter-Regular", b"Inter-SemiBold", b"JetBrainsMono-Regular"):
        assert font in content


@pytest.mark.parametrize("size", [QSize(60_000, 200), QSize(9_000, 9_000)])
def test_a_png_that_would_be_too_large_is_made_smaller(size: QSize) -> None:
    scale = fitting(size)

    assert scale < 1
    assert max(size.toTuple()) * scale <= MOST_SIDE
    assert size.width() * size.height() * scale**2 <= MOST_PIXELS * 1.0001


def test_a_png_of_the_usual_size_is_left_alone() -> None:
    assert fitting(QSize(3000, 2000)) == 1

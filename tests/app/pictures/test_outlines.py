from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBitmap, QFont, QImage, QPainter, QRegion, QTextDocument
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from app.pictures.outlines import outlined
from app.theme.fonts import mono_font, text_font

SIZE, WHITE = QSize(400, 120), 0xFFFFFFFF
FACES = [
    text_font,
    mono_font,
    lambda: text_font(17, semibold=True),
]


def svg_of(font: QFont, words: str) -> str:
    """An SVG of Qt's with a line of words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(SIZE)
    device.setViewBox(QRect(QPoint(0, 0), SIZE))
    painter = QPainter(device)
    painter.setFont(font)
    painter.drawText(QPoint(20, 60), words)
    painter.end()
    return bytes(buffer.data().data()).decode()


def ink(image: QImage) -> QRect:
    """What is not white."""
    mask = image.createMaskFromColor(WHITE, Qt.MaskMode.MaskOutColor)
    return QRegion(QBitmap.fromImage(mask)).boundingRect()


def white() -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.mark.parametrize("face", FACES, ids=["text", "mono", "large and semibold"])
def test_shapes_stand_where_the_letters_would(qapp: object, face: object) -> None:
    assert callable(face)
    shown, wanted = white(), white()
    painter = QPainter(wanted)
    painter.setFont(face())
    painter.drawText(QPoint(20, 60), "Encoder of 8 × 8 & <b>")
    painter.end()
    painter = QPainter(shown)
    svg = outlined(svg_of(face(), "Encoder of 8 × 8 & <b>"))
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    one, two = ink(shown), ink(wanted)

    assert "<text" not in svg
    assert not two.isEmpty()
    assert one.adjusted(-2, -2, 2, 2).contains(two)
    assert two.adjusted(-2, -2, 2, 2).contains(one)


def test_a_shape_is_filled_as_its_words_were(qapp: object) -> None:
    ink_of_words = re.findall(r'<text (fill="\S+" fill-opacity="\S+")', svg_of(text_font(), "A"))
    assert ink_of_words == re.findall(
        r'<path (fill="\S+" fill-opacity="\S+") stroke="none" fill-rule="nonzero"',
        outlined(svg_of(text_font(), "A")),
    )


def test_what_is_no_words_stays_as_it_is(qapp: object) -> None:
    svg = svg_of(text_font(), "")

    assert outlined(svg) == svg


def test_the_words_of_a_rich_text_become_shapes_as_well(qapp: object) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    document = QTextDocument()
    document.setDefaultFont(text_font())
    document.setMarkdown("# Title\n\n*Some* **bold** `code`\n\n1. one\n2. two\n")
    painter = QPainter(device)
    document.drawContents(painter)
    painter.end()
    svg = bytes(buffer.data().data()).decode()

    assert svg.count("<text") > 5
    assert "<text" not in outlined(svg)

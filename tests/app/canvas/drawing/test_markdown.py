from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QTextDocument

from app.canvas.drawing.look import look
from app.canvas.drawing.markdown import draw, end_of_lines, first_words, laid_out
from app.theme.contrast import READABLE, contrast
from app.theme.tokens import DARK, LIGHT, Theme
from engine.document.values import Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TEXT = """# Heading
Plain **bold** `code` [link](https://example.org)

- one
- two

> said

| a | b |
|---|---|
| 1 | 2 |
"""


def formats(document: QTextDocument) -> dict[str, tuple[int, str]]:
    """By words, how large they are, and their colour."""
    found, block = {}, document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            form = place.fragment().charFormat()
            size = form.font().pixelSize()
            found[place.fragment().text().strip()] = size, form.foreground().color().name().upper()
            place += 1
        block = block.next()
    return found


def test_headings_are_larger_and_links_coloured(qapp: QApplication) -> None:
    found = formats(laid_out(TEXT, look(DARK), 11))
    assert found["Heading"] == (15, DARK.text)
    assert found["bold"] == (11, DARK.text)
    assert found["Plain"] == (11, DARK.secondary)
    assert found["link"] == (11, DARK.accent_text)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_all_words_are_read_on_a_note(qapp: QApplication, theme: Theme) -> None:
    for _, ink in formats(laid_out(TEXT, look(theme), 11)).values():
        assert contrast(ink, theme.panel) >= READABLE


def test_html_is_text_and_a_picture_its_words(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "red.png"
    red = QImage(QSize(40, 40), QImage.Format.Format_RGB32)
    red.fill(0xFF0000)
    red.save(str(file))
    text = f"<b>bold</b> <img src='{file}'> ![A cat]({file.as_uri()}) ![](http://x.org/y.png)"

    document = laid_out(text, look(DARK), 11)

    assert "\ufffc" not in document.toPlainText()
    assert document.toPlainText().strip() == f"<b>bold</b> <img src='{file}'> A cat"
    assert "#FF0000" not in colours(document)


def colours(document: QTextDocument) -> set[str]:
    """All colours of its picture."""
    document.setTextWidth(200)
    picture = QImage(QSize(200, 200), QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    draw(painter, document, look(DARK))
    painter.end()
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_a_line_breaks_where_the_writer_broke_it(qapp: QApplication) -> None:
    one, two = (laid_out(text, look(DARK), 11) for text in ("one two", "one\ntwo"))
    assert two.size().height() > 1.5 * one.size().height()


def test_lines_are_shown_whole_or_not_at_all(qapp: QApplication) -> None:
    document = laid_out("one\n\ntwo\n\nthree", look(DARK), 11)
    whole = document.size().height()
    first, second = end_of_lines(document, whole * 0.4), end_of_lines(document, whole * 0.8)
    assert 0 < first <= whole * 0.4 < second <= whole * 0.8
    assert end_of_lines(document, 3) == 0
    assert end_of_lines(document, whole) == pytest.approx(whole, abs=1)


def test_the_first_words_of_a_note_are_plain(qapp: QApplication) -> None:
    assert first_words(Note("t1", "## Why *two*\nand more")) == "Why two"

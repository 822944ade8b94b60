"""Markdown as notes show it: quiet, without HTML, pictures or anything that is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)

from app.canvas.drawing.lettering import LEAST_PX
from app.canvas.drawing.look import Look
from app.theme.fonts import mono_font, text_font
from engine.document.values import Note

Dialect = QTextDocument.MarkdownFeature
DIALECT = Dialect.MarkdownDialectGitHub | Dialect.MarkdownNoHTML
LARGER = {1: 4, 2: 2, 3: 1}
"""How many pixels a heading of each level is larger than the text, where that is not as small as
can be read already: there room is dear."""

ALONE = re.compile(r"(?<!\n)\n(?!\n)")
BREAK = "  \n"
"""What keeps a line break of the writer, which Markdown takes for a space."""

PARAGRAPH_PX, ENTRY_PX, INDENT_PX = 6.0, 2.0, 14.0
"""Above a paragraph and an entry of a list, and how far that is indented."""


def laid_out(text: str, look: Look, size_px: int) -> QTextDocument:
    """Markdown as it is drawn with letters of that size; of a picture only its words."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(INDENT_PX)
    document.setDefaultFont(text_font(size_px))
    document.setMarkdown(ALONE.sub(BREAK, text), DIALECT)
    cursor = QTextCursor(document)
    for fragment in reversed([each for block in _blocks(document) for each in _fragments(block)]):
        _dress(cursor, fragment, look, size_px)
    for block in _blocks(document):
        _space(cursor, block, is_first=block == document.begin())
    return document


def draw(painter: QPainter, document: QTextDocument, look: Look) -> None:
    """Draw it at the painter's origin."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, look.secondary)
    document.documentLayout().draw(painter, context)


def end_of_lines(document: QTextDocument, height: float) -> float:
    """Where the last line ends that lies above `height`; 0 where none does."""
    layout, end = document.documentLayout(), 0.0
    for block in _blocks(document):
        top = layout.blockBoundingRect(block).top()
        lines = (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
        bottoms = [top + line.y() + line.height() for line in lines]
        end = max((bottom for bottom in bottoms if bottom <= height), default=end)
    return end


def first_words(note: Note) -> str:
    """The beginning of a note as plain text, for lists and for who hears it."""
    document = QTextDocument()
    document.setMarkdown(note.text, DIALECT)
    return document.toPlainText().strip().partition("\n")[0]


def _dress(cursor: QTextCursor, fragment: QTextFragment, look: Look, size_px: int) -> None:
    """Give a piece the face of its kind; in the place of a picture stand its words."""
    form, start = fragment.charFormat(), fragment.position()
    cursor.setPosition(start)
    cursor.setPosition(start + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    level = cursor.blockFormat().headingLevel()
    dressed = QTextCharFormat()
    dressed.setFont(_font(form, size_px, level))
    dressed.setForeground(QBrush(_ink(form, look, is_heading=level > 0)))
    if form.isImageFormat():
        words = form.property(QTextCharFormat.Property.ImageAltText)
        cursor.insertText(str(words or ""), dressed)
    else:
        cursor.setCharFormat(dressed)


def _font(form: QTextCharFormat, size_px: int, level: int) -> QFont:
    is_code = "monospace" in (form.fontFamilies() or ())
    is_bold = level > 0 or form.fontWeight() > QFont.Weight.Medium
    make = mono_font if is_code else text_font
    larger = LARGER.get(level, 0) if size_px > LEAST_PX else 0
    font = make(size_px + larger, semibold=is_bold)
    font.setItalic(form.fontItalic())
    font.setStrikeOut(form.fontStrikeOut())
    font.setUnderline(form.isAnchor())
    return font


def _ink(form: QTextCharFormat, look: Look, *, is_heading: bool) -> QColor:
    if form.isAnchor():
        return QColor(look.theme.accent_text)
    is_strong = is_heading or form.fontWeight() > QFont.Weight.Medium
    return look.text if is_strong else look.secondary


def _space(cursor: QTextCursor, block: QTextBlock, *, is_first: bool) -> None:
    """Keep paragraphs apart, and entries of lists nearer together."""
    form: QTextBlockFormat = block.blockFormat()
    above = ENTRY_PX if _is_entry(block) and _is_entry(block.previous()) else PARAGRAPH_PX
    cursor.setPosition(block.position())
    form.setTopMargin(0 if is_first or cursor.currentTable() is not None else above)
    form.setBottomMargin(0)
    form.setLeftMargin(min(form.leftMargin(), INDENT_PX))
    form.setRightMargin(0)
    cursor.setBlockFormat(form)


def _is_entry(block: QTextBlock) -> bool:
    return block.isValid() and block.textList() is not None


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1

"""Colours for Python source: Pygments finds the tokens, the theme says how they look."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.theme.syntax import token_colour

if TYPE_CHECKING:
    from app.theme.tokens import Theme

Span = tuple[int, int, str]
"""Where a token begins in its line, how long it is there, and its name; in UTF-16 units."""


class Highlighter(QSyntaxHighlighter):
    """Colours a document, whose text it must be told before the document gets it."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._lines: list[list[Span]] = []

    def expect(self, text: str) -> None:
        """The document is about to hold this text."""
        self._lines = spans_of(text)

    def show_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line, as Qt calls it."""
        number = self.currentBlock().blockNumber()
        for start, length, token in self._lines[number] if number < len(self._lines) else ():
            self.setFormat(start, length, _format(token_colour(token, self._theme)))


def spans_of(text: str) -> list[list[Span]]:
    """The tokens of each line. Loads Pygments, once."""
    from pygments.lexers.python import PythonLexer

    lines: list[list[Span]] = [[]]
    place = 0
    for kind, words in PythonLexer(ensurenl=False, stripnl=False).get_tokens(text):
        token = ".".join(kind)
        for number, part in enumerate(words.split("\n")):
            if number:
                lines.append([])
                place = 0
            length = len(part.encode("utf-16-le")) // 2
            if part.strip():
                lines[-1].append((place, length, token))
            place += length
    return lines


@cache
def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made

"""Colours for Python source: Pygments finds the tokens, the theme says how they look."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.theme.syntax import token_colour

if TYPE_CHECKING:
    from app.theme.tokens import Theme

QUOTES = '"""'
DOCSTRING = "Literal.String.Doc"
INSIDE, OUTSIDE = 1, 0
"""Whether a line ends inside a docstring: the one thing that goes on from line to line."""

Span = tuple[int, int, str]
"""Where a token begins in its line, how long it is, and its name; in UTF-16 units, as Qt counts."""


class Highlighter(QSyntaxHighlighter):
    """Colours a document line by line; lines that stay are not looked at again."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def show_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line, as Qt calls it."""
        was_inside = self.previousBlockState() == INSIDE
        is_turned = text.count(QUOTES) % 2 == 1
        self.setCurrentBlockState(INSIDE if was_inside != is_turned else OUTSIDE)
        is_docstring = was_inside or is_turned
        spans = ((0, _length(text), DOCSTRING),) if is_docstring else spans_of(text)
        for start, length, token in spans:
            self.setFormat(start, length, _format(token_colour(token, self._theme)))


@lru_cache(maxsize=1 << 14)
def spans_of(line: str) -> tuple[Span, ...]:
    """The tokens of a line. Loads Pygments, once."""
    spans, place = [], 0
    for kind, words in _lexer().get_tokens(line):
        length = _length(words)
        if words.strip():
            spans.append((place, length, ".".join(kind)))
        place += length
    return tuple(spans)


def _length(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


@cache
def _lexer() -> Any:  # Pygments has no types
    from pygments.lexers.python import PythonLexer

    return PythonLexer(ensurenl=False, stripnl=False)


@cache
def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument, QTextLayout

from app.source_view.highlighter import Highlighter, spans_of
from app.theme.syntax import token_colour
from app.theme.tokens import DARK, LIGHT, Theme
from engine.document.files import read_document
from engine.examples import example_paths
from engine.program.write import write


@pytest.fixture
def document(qapp: object) -> Iterator[QTextDocument]:
    made = QTextDocument()
    yield made
    made.deleteLater()


def colours(document: QTextDocument, line: int) -> dict[str, str]:
    """By word, the colour that it is drawn in."""
    block = document.findBlockByNumber(line - 1)
    spans: list[QTextLayout.FormatRange] = block.layout().formats()
    return {
        block.text()[span.start : span.start + span.length]: span.format.foreground()
        .color()
        .name()
        .upper()
        for span in spans
    }


def highlighted(document: QTextDocument, text: str, theme: Theme = DARK) -> Highlighter:
    made = Highlighter(document, theme)
    document.setPlainText(text)
    made.rehighlight()
    return made


def test_words_are_coloured_by_what_they_are(document: QTextDocument) -> None:
    highlighted(document, "def loss(x):  # scalar\n    return 3")

    first, second = colours(document, 1), colours(document, 2)

    assert first["def"] == token_colour("Keyword", DARK)
    assert first["loss"] == token_colour("Name.Function", DARK)
    assert first["# scalar"] == token_colour("Comment", DARK)
    assert second["3"] == token_colour("Literal.Number", DARK)


def test_a_docstring_goes_on_from_line_to_line(document: QTextDocument) -> None:
    highlighted(document, '"""One.\n\nclass of things\n"""\nclass A: pass')

    assert colours(document, 3) == {"class of things": token_colour("Literal.String.Doc", DARK)}
    assert colours(document, 5)["class"] == token_colour("Keyword", DARK)


def test_another_theme_colours_all_lines_anew(document: QTextDocument) -> None:
    made = highlighted(document, "return 3")

    made.show_theme(LIGHT)

    assert colours(document, 1)["return"] == token_colour("Keyword", LIGHT)


def test_places_are_counted_as_qt_counts_them() -> None:
    words = "f('\N{BRAIN}', 3)"

    (three,) = [span for span in spans_of(words) if span[2].startswith("Literal.Number")]

    assert three[:2] == (len("f('xx', "), 1)


def test_no_line_of_a_program_is_an_error_to_the_lexer() -> None:
    program = write(read_document(example_paths()["digits-autoencoder"]))

    tokens = {token for line in program.lines if line.node for _, _, token in spans_of(line.text)}

    assert "Keyword" in tokens
    assert not any(token.startswith("Error") for token in tokens)

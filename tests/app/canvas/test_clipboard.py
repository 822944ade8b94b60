from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.canvas.clipboard import unwrapped
from engine.document.edits import rename
from engine.document.schema import from_json, to_json
from engine.document.values import Document
from tests.app.canvas.example import digits, two_layers
from tests.app.canvas.hand import CONTROL, Hand

Key = Qt.Key
Open = Callable[[Document], Hand]

GRAPH = rename(digits().graph, "n3", "The first layer of the encoder, which is a rather wide one")
TEXT = to_json(Document(graph=GRAPH))


def hard_wrapped(text: str) -> str:
    """The text with each line broken between words before its 72nd letter, as a mail does it."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


MAILS = {
    "as it is": TEXT,
    "indented": textwrap.indent(TEXT, "    "),
    "with tabs": textwrap.indent(TEXT, "\t"),
    "wrapped": hard_wrapped(TEXT),
    "quoted": quoted(TEXT),
    "wrapped and quoted twice": quoted(quoted(hard_wrapped(TEXT))),
    "between words": f"Dear Ada,\nhere is “my” network:\n\n{TEXT}\nYours, Charles\n-- \nCharles",
    "with ends of lines of another system": TEXT.replace("\n", "\r\n"),
    "with blanks that do not break": textwrap.indent(TEXT, "\xa0\xa0"),
}


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS)
def test_a_graph_comes_out_of_a_mail_as_it_was(mail: str) -> None:
    assert from_json(unwrapped(mail), "The clipboard").graph == GRAPH


def test_a_sign_at_the_beginning_of_a_line_is_kept_where_nothing_is_quoted() -> None:
    text = to_json(Document(graph=rename(GRAPH, "n3", "a > b")))
    assert from_json(unwrapped(text.replace("a > b", "a\n> b")), "").graph == (
        from_json(text, "").graph
    )


def test_a_graph_is_pasted_out_of_a_mail(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    QGuiApplication.clipboard().setText(quoted(hard_wrapped(TEXT)))

    hand.key(Key.Key_V, CONTROL)

    titles = {node.title for node in hand.graph.nodes.values()}
    assert titles == {node.title for node in GRAPH.nodes.values()}
    assert len(hand.graph.wires) == len(GRAPH.wires)
    assert hand.steps == 1


BAD = {
    "cut off": TEXT[: len(TEXT) // 2],
    "cut off early": TEXT[: TEXT.index('"graph"') + 20],
    "without its beginning": TEXT[TEXT.index('"graph"') :],
    "with a comma too many": TEXT.replace('"nodes"', ',"nodes"'),
    "of a newer program": TEXT.replace('"format": 1', '"format": 99'),
    "with a wire to nowhere": TEXT.replace('"to": ["n4"', '"to": ["n400"'),
    "of something else": '{"graph": {"nodes": 3}}',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_text_that_is_no_graph_any_more_is_one_sentence(open_canvas: Open, text: str) -> None:
    hand, told = open_canvas(two_layers()), list[str]()
    hand.canvas.editor.refused.connect(told.append)
    QGuiApplication.clipboard().setText(text)

    hand.key(Key.Key_V, CONTROL)

    (said,) = told
    assert said.startswith("The clipboard ")
    assert said.endswith("Copy it again, from its first { to its last }.")
    assert "file" not in said
    assert "\n" not in said
    assert hand.steps == 0

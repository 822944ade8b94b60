import pytest

from engine.commands import WriteSource
from engine.document.values import Document
from engine.exchange.source import source_of
from engine.program.write import write
from tests.engine.drawn import digits_autoencoder


def test_the_answer_is_the_text_that_is_trained_with_the_node_of_each_line() -> None:
    document = digits_autoencoder()

    answer = source_of(WriteSource(7, document))

    assert (answer.run, answer.request, answer.message) == ("", 7, "")
    assert answer.text == write(document).text
    assert len(answer.nodes) == len(answer.text.splitlines())


def test_a_document_with_problems_is_answered_with_the_first_of_them() -> None:
    answer = source_of(WriteSource(1, Document()))

    assert (answer.text, answer.nodes) == ("", ())
    assert answer.message.startswith("The document: its canvas is empty")


def test_what_nobody_foresaw_is_answered_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(document: Document) -> None:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr("engine.exchange.source.write", mistaken)

    answer = source_of(WriteSource(1, digits_autoencoder()))

    assert answer.message == "The program cannot be written: 'a mistake of ours'."

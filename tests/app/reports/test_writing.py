from __future__ import annotations

from app.reports.writing import report_text
from app.session import Session
from engine.document.files import read_document
from engine.examples import example_paths


def test_a_report_tells_what_happened_and_counts_what_was_open(qapp: object) -> None:
    session = Session(read_document(example_paths()["digits-autoencoder"]))
    text = report_text("It failed.", "Traceback: here", ["17:00:00 cut"], session)
    for told in ("It failed.", "Traceback: here", "17:00:00 cut", "blocks: 10", "torch"):
        assert told in text


def test_a_report_holds_no_word_of_the_document(qapp: object) -> None:
    session = Session(read_document(example_paths()["digits-autoencoder"]))
    text = report_text("It failed.", "Traceback: here", [], session)
    titles = {node.title for node in session.graph.nodes.values()}
    assert not [title for title in (*titles, session.document.title) if title in text]


def test_what_is_not_known_has_no_heading(qapp: object) -> None:
    text = report_text("It failed.", "")
    assert "Details" not in text
    assert "Last actions" not in text
    assert "Document" not in text

from __future__ import annotations

import pytest

from app.session import Session
from app.source_view.words import file_name, heading, refusal, run_words
from engine.document.edits import move, remove, rename
from engine.document.values import Document
from engine.observations.records import Progress, RunEnded, SourceText

SHOWN = SourceText("", 1, "a\nb\n", ("", ""))


@pytest.fixture
def run(digits: Session) -> Session:
    """A session whose document is being trained."""
    digits.run.expect("r1", digits.document)
    digits.run.take((Progress("r1", "training", 1, 4, 7, 1000.0, 8.0),))
    return digits


def fail(session: Session, line: int = 12, node: str = "n10") -> None:
    session.run.take((RunEnded("r1", "failed", 1.0, 7, "It failed.", node, line),))


def rename_code(session: Session) -> None:
    session.edit("Rename", rename(session.graph, "n5", "Bottleneck"))


def test_the_file_is_called_as_the_first_line_of_the_program_has_it(digits: Session) -> None:
    assert file_name(digits.document) == "digits_autoencoder.py"


def test_a_document_that_can_be_trained_is_not_refused(digits: Session) -> None:
    assert refusal(digits) == ""


def test_a_document_with_problems_is_refused_in_a_sentence(digits: Session) -> None:
    digits.edit("Delete", remove(digits.graph, ["n5"]))
    assert refusal(digits) == "The program appears here once the network has no problems."


def test_an_empty_document_is_told_how_to_begin(qapp: object) -> None:
    assert refusal(Session(Document())).startswith("Drag blocks onto the canvas")


def test_the_heading_names_the_file_and_counts_its_lines(digits: Session) -> None:
    assert heading(digits, SHOWN, is_late=False) == "digits_autoencoder.py · 2 lines"


def test_the_heading_says_that_it_waits_for_the_engine(run: Session) -> None:
    words = heading(run, SHOWN, is_late=True)
    assert "py · an earlier version, being written anew · 2 lines" in words


def test_the_heading_says_which_version_trains(run: Session) -> None:
    assert " · training now · " in heading(run, SHOWN, is_late=False)
    run.edit("Move", move(run.graph, {"n5": (0.0, 0.0)}))
    assert run_words(run) == "training now"
    rename_code(run)
    assert run_words(run) == "training an earlier version"


def test_the_heading_says_where_the_run_failed(run: Session) -> None:
    fail(run)
    assert run_words(run) == "failed at line 12"
    rename_code(run)
    assert run_words(run) == "an earlier version failed"


def test_a_failure_of_no_known_place_is_told_of_this_version(run: Session) -> None:
    fail(run, 0, "")
    assert run_words(run) == "this version failed"


def test_of_a_run_that_went_well_nothing_is_said(run: Session) -> None:
    run.run.take((RunEnded("r1", "finished", 1.0, 7),))
    assert run_words(run) == ""

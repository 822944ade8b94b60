"""A document that another window has open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.files.asking import ReplaceAnswer
from app.files.files import Files, holder_sentence
from app.files.lock import DocumentLock, Holder
from engine.document.files import read_document, write_document
from engine.document.values import Settings
from tests.app.files.scene import RINGS, Ear, change

if TYPE_CHECKING:
    from app.session import Session


@pytest.fixture
def held(rings: Path) -> Iterator[DocumentLock]:
    """Another window has the document open."""
    lock = DocumentLock()
    lock.take(rings)
    yield lock
    lock.release()


def test_a_document_of_another_window_is_not_opened_but_said_to_be_open(
    files: Files, session: Session, ear: Ear, rings: Path, held: DocumentLock
) -> None:
    assert not files.open_path(rings)
    assert session.name == "Digits"
    words, _ = ear.questions["lock"]
    assert words == (
        f"Rings.loom is open in another Neuroloom window (process {os.getpid()} on this machine)."
    )
    assert "on far-away)" in holder_sentence(rings, Holder(7, "far-away"))


def test_a_copy_of_it_opens_without_a_file(
    files: Files, session: Session, ear: Ear, rings: Path, held: DocumentLock
) -> None:
    files.open_path(rings)
    ear.choose("lock", "Open a copy")
    assert session.name == "Rings copy"
    assert session.path is None
    assert session.graph == RINGS.graph


def test_opened_anyway_saving_asks_before_it_replaces_the_work_of_the_other(
    files: Files, session: Session, ear: Ear, rings: Path, held: DocumentLock
) -> None:
    files.open_path(rings)
    ear.choose("lock", "Open anyway")
    assert session.path == rings
    assert "asks before it replaces" in ear.told[0][0]
    theirs = replace(RINGS, settings=Settings(epochs=42))
    write_document(theirs, rings)
    change(session)
    asked: list[str] = []

    def ask(words: str) -> ReplaceAnswer:
        asked.append(words)
        return "cancel"

    files.ask_replace = ask
    assert not files.save()
    assert "changed by another program" in asked[0]
    assert read_document(rings) == theirs


def test_saving_over_the_document_of_another_window_asks_first(
    files: Files, rings: Path, held: DocumentLock
) -> None:
    files.choose_save = lambda: rings
    files.ask_replace = lambda words: "cancel" if "another Neuroloom window" in words else "replace"
    assert not files.save_as()
    assert read_document(rings) == RINGS


def test_opened_anyway_after_the_other_has_closed_it_is_nobody_elses(
    files: Files, ear: Ear, rings: Path, held: DocumentLock
) -> None:
    files.open_path(rings)
    held.release()
    ear.choose("lock", "Open anyway")
    assert not ear.told
    assert DocumentLock().holder(rings)

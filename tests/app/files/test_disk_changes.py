from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.files.disk_changes import QUESTION
from app.files.disk_copy import SETTLE_MS
from engine.document.files import read_document, write_document
from engine.document.values import Settings
from tests.app.files.scene import RINGS, Ear, change

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.files.files import Files
    from app.session import Session

THEIRS = replace(RINGS, settings=Settings(epochs=42))


@pytest.fixture
def opened(files: Files, ear: Ear, rings: Path) -> Path:
    assert files.open_path(rings)
    return rings


def test_a_document_without_changes_follows_its_file_and_says_so(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: bool(ear.told))
    assert (session.document, session.is_dirty) == (THEIRS, False)
    words, (undo,) = ear.told[0]
    assert words == "Rings.loom was changed by another program, and what it holds now is shown."
    undo.does()
    assert (session.document, session.is_dirty) == (RINGS, True)
    session.history.redo()
    assert not session.is_dirty


def test_undoing_the_reading_takes_no_later_change_back(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: bool(ear.told))
    change(session, 9)
    ear.told[0][1][0].does()
    assert session.document.settings.epochs == 9
    assert ear.told[1] == ("There are later changes: undo those first.", ())


def test_a_document_with_changes_is_kept_until_the_person_decides(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    change(session)
    mine = session.document
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: QUESTION in ear.questions)
    assert session.document is mine
    ear.choose(QUESTION, "Load theirs")
    assert session.document == THEIRS
    assert not session.is_dirty
    session.history.undo()
    assert session.document is mine


def test_keeping_mine_lets_the_next_saving_replace_theirs(
    opened: Path, files: Files, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    change(session)
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: QUESTION in ear.questions)
    ear.choose(QUESTION, "Keep mine")
    files.ask_replace = pytest.fail
    assert files.save()
    assert read_document(opened) == session.document


def test_a_file_that_is_as_it_was_again_is_no_question(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    before = opened.read_bytes()
    change(session)
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: QUESTION in ear.questions)
    opened.write_bytes(before)
    qtbot.waitUntil(lambda: QUESTION not in ear.questions)


def test_undoing_all_changes_answers_the_question_by_asking_no_more(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    change(session)
    write_document(THEIRS, opened)
    qtbot.waitUntil(lambda: QUESTION in ear.questions)
    session.history.undo()
    assert QUESTION not in ear.questions


def test_a_file_that_became_unreadable_is_told_and_the_document_stays_as_unsaved(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    opened.write_text("half a docu")
    qtbot.waitUntil(lambda: bool(ear.failed))
    assert ear.failed[0].startswith("Rings.loom is not a Neuroloom document: expected { at")
    assert session.document == RINGS
    assert session.is_dirty


def test_a_deleted_file_is_told_and_the_document_is_unsaved(
    opened: Path, files: Files, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    opened.unlink()
    qtbot.waitUntil(lambda: bool(ear.failed))
    assert ear.failed[0].startswith("Rings.loom was deleted or moved by another program")
    assert session.is_dirty
    assert files.save()
    assert read_document(opened) == RINGS


def test_our_own_saving_is_not_told(
    opened: Path, files: Files, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    change(session)
    assert files.save()
    qtbot.wait(3 * SETTLE_MS)
    assert not ear.told
    assert not ear.failed


def test_a_change_that_means_the_same_is_not_told(
    opened: Path, session: Session, ear: Ear, qtbot: QtBot
) -> None:
    before = session.document
    opened.write_bytes(opened.read_bytes() + b"\n")
    qtbot.wait(3 * SETTLE_MS)
    assert not ear.told
    assert session.document is before

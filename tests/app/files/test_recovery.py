from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import places
from app.files.asking import ReplaceAnswer
from app.files.disk_copy import fingerprint_at
from app.files.files import Files
from app.files.journal import Journal, Slot, new_slot, to_bytes
from app.files.recovery import QUESTION, Recovery, offer_sentence
from app.moments import when_words
from engine.document.files import read_document, write_document
from engine.document.values import Document, Settings
from tests.app.files.scene import RINGS, Ear, change

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from app.session import Session

CHANGED = replace(RINGS, settings=Settings(epochs=7))
NOON = datetime(2026, 11, 24, 12, 0).astimezone()


def leave_behind(journal: Journal) -> Slot:
    """What a window leaves when it is killed."""
    slot = new_slot(places.journals())
    slot.write(to_bytes(journal))
    slot.let_go()
    return slot


def start(files: Files) -> Recovery:
    """What a window does once it is seen."""
    made = Recovery(files.telling, files.recover)
    made.look()
    return made


def journals() -> list[Path]:
    return list(places.journals().glob("*"))


@pytest.fixture
def of_rings(rings: Path) -> Journal:
    return Journal(CHANGED, "Rings", rings, fingerprint_at(rings), 3, NOON)


def test_nothing_is_offered_where_nothing_was_left(files: Files, ear: Ear) -> None:
    start(files)
    assert not ear.questions
    assert not ear.failed


def test_the_offer_says_which_document_how_much_and_from_when(of_rings: Journal) -> None:
    untitled = replace(of_rings, path=None, name="Digits", changes=1)
    when = when_words(NOON.timestamp())
    assert offer_sentence(of_rings).startswith("“Rings” (")
    assert f"3 unsaved changes from {when} are kept" in offer_sentence(of_rings)
    assert offer_sentence(untitled) == (
        f"“Digits” was not closed properly: one unsaved change from {when} is kept."
    )


def test_recovering_shows_the_changes_as_unsaved_and_leaves_the_file_alone(
    files: Files, session: Session, ear: Ear, of_rings: Journal, rings: Path
) -> None:
    leave_behind(of_rings)
    start(files)
    ear.choose(QUESTION, "Recover")
    assert session.document == CHANGED
    assert session.path == rings
    assert session.is_dirty
    assert read_document(rings) == RINGS
    assert files.save()
    assert read_document(rings) == CHANGED
    assert not journals()


def test_what_was_recovered_stays_kept_until_it_is_saved(
    files: Files, ear: Ear, of_rings: Journal
) -> None:
    slot = leave_behind(of_rings)
    start(files)
    ear.choose(QUESTION, "Recover")
    assert slot.path.exists()
    files.save()
    assert not slot.path.exists()


def test_a_document_without_a_file_is_recovered_without_one(
    files: Files, session: Session, ear: Ear
) -> None:
    leave_behind(Journal(CHANGED, "Rings", None, "", 3, NOON))
    start(files)
    ear.choose(QUESTION, "Recover")
    assert session.path is None
    assert session.name == "Rings"
    assert session.is_dirty


def test_a_new_document_after_a_recovered_one_was_discarded_holds_no_changes(
    files: Files, session: Session, ear: Ear, of_rings: Journal
) -> None:
    leave_behind(of_rings)
    start(files)
    ear.choose(QUESTION, "Recover")
    files.ask = lambda: "discard"
    files.new()
    assert not session.is_dirty
    assert not journals()
    files.ask = lambda: pytest.fail("There was nothing to ask about.")
    assert files.may_leave()


def test_recovering_asks_before_other_work_is_lost(
    files: Files, session: Session, ear: Ear, of_rings: Journal
) -> None:
    leave_behind(of_rings)
    start(files)
    change(session, 5)
    files.ask = lambda: "cancel"
    ear.choose(QUESTION, "Recover")
    assert session.document.settings.epochs == 5
    assert QUESTION in ear.questions


def test_a_file_that_changed_since_is_not_replaced_without_a_question(
    files: Files, ear: Ear, of_rings: Journal, rings: Path
) -> None:
    leave_behind(of_rings)
    write_document(Document("Theirs"), rings)
    start(files)
    ear.choose(QUESTION, "Recover")
    asked: list[str] = []

    def ask(words: str) -> ReplaceAnswer:
        asked.append(words)
        return "cancel"

    files.ask_replace = ask
    assert not files.save()
    assert len(asked) == 1
    assert read_document(rings).title == "Theirs"


def test_discarding_leaves_nothing_and_can_be_undone(
    files: Files, session: Session, ear: Ear, of_rings: Journal
) -> None:
    leave_behind(of_rings)
    start(files)
    ear.choose(QUESTION, "Discard")
    assert not journals()
    assert not ear.questions
    words, (undo,) = ear.told[0]
    assert words == "The unsaved changes to “Rings” were discarded."
    undo.does()
    assert session.document == CHANGED
    assert session.is_dirty


def test_later_leaves_it_for_the_next_start(files: Files, ear: Ear, of_rings: Journal) -> None:
    slot = leave_behind(of_rings)
    start(files)
    ear.choose(QUESTION, "Later")
    assert not ear.questions
    assert journals() == [slot.path]


def test_a_window_that_closes_without_an_answer_leaves_it_too(
    session: Session, window: QWidget, settings: QSettings, of_rings: Journal
) -> None:
    slot = leave_behind(of_rings)
    files = Files(session, window, settings)
    recovery = start(files)
    recovery.close()
    files.close()
    assert journals() == [slot.path]


def test_several_are_offered_one_after_the_other(files: Files, ear: Ear, of_rings: Journal) -> None:
    leave_behind(of_rings)
    leave_behind(replace(of_rings, name="Moons"))
    start(files)
    offered = []
    while QUESTION in ear.questions:
        offered.append(ear.questions[QUESTION][0].split("”")[0])
        ear.choose(QUESTION, "Later")
    assert sorted(offered) == ["“Moons", "“Rings"]


def test_a_damaged_journal_is_told_and_kept_aside(files: Files, ear: Ear) -> None:
    slot = new_slot(places.journals())
    slot.write(b"{")
    slot.let_go()
    start(files)
    assert not ear.questions
    (words,) = ear.failed
    assert words.startswith("Unsaved changes of an earlier window cannot be read (it ends early, ")
    (aside,) = journals()
    assert str(aside) in words

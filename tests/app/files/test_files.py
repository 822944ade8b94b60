from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import places
from app.files.asking import Answer, ReplaceAnswer
from app.files.files import Files
from app.files.lock import DocumentLock
from app.session import Session
from engine.document.files import read_document, write_document
from engine.document.values import Document
from tests.app.files.scene import RINGS, Ear, change

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def answer(files: Files, words: Answer) -> None:
    files.ask = lambda: words


def test_open_shows_the_chosen_document(
    files: Files, session: Session, rings: Path, qtbot: QtBot
) -> None:
    files.choose_open = lambda: rings
    with qtbot.waitSignal(files.opened):
        files.open_chosen()
    assert session.document == RINGS
    assert session.path == rings


def test_open_without_a_choice_changes_nothing(files: Files, session: Session) -> None:
    before = session.document
    files.choose_open = lambda: None
    files.open_chosen()
    assert session.document is before


def test_a_bad_file_is_told_in_a_sentence_and_the_document_stays(
    files: Files, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    before = session.document
    bad = tmp_path / "bad.loom"
    bad.write_text("{", encoding="utf-8")
    with qtbot.waitSignal(files.failed) as failed:
        assert not files.open_path(bad)
    assert "bad.loom" in failed.args[0]
    assert session.document is before


def test_an_example_opens_as_a_copy_without_a_file(
    files: Files, session: Session, rings: Path
) -> None:
    files.open_example(rings)
    assert session.document == RINGS
    assert session.path is None
    assert session.name == "Rings"
    assert not session.is_dirty


def test_an_example_does_not_open_over_work_that_the_person_keeps(
    files: Files, session: Session, rings: Path
) -> None:
    change(session)
    answer(files, "cancel")
    files.open_example(rings)
    assert session.name == "Digits"


def test_a_missing_example_is_told_in_a_sentence(
    files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(files.failed):
        files.open_example(tmp_path / "gone.loom")


def test_save_asks_for_a_file_only_once(files: Files, session: Session, tmp_path: Path) -> None:
    asked: list[Path] = []

    def choose() -> Path:
        asked.append(tmp_path / "mine.loom")
        return asked[-1]

    files.choose_save = choose
    change(session)
    assert files.save()
    change(session)
    assert files.save()
    assert len(asked) == 1
    assert read_document(tmp_path / "mine.loom").settings.epochs == 3


def test_save_without_a_choice_saves_nothing(files: Files, session: Session) -> None:
    files.choose_save = lambda: None
    change(session)
    assert not files.save()
    assert session.is_dirty


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    files.choose_save = lambda: tmp_path / "no such folder" / "mine.loom"
    with qtbot.waitSignal(files.failed) as failed:
        assert not files.save_as()
    assert "mine.loom" in failed.args[0]


def test_nothing_new_is_left_without_a_question(files: Files) -> None:
    files.ask = lambda: pytest.fail("There was nothing to ask about.")
    assert files.may_leave()


@pytest.mark.parametrize(("words", "leaves"), [("discard", True), ("cancel", False)])
def test_changes_are_left_only_when_the_person_says_so(
    files: Files, session: Session, words: Answer, leaves: bool
) -> None:
    change(session)
    answer(files, words)
    assert files.may_leave() is leaves


def test_changes_are_saved_before_they_are_left(
    files: Files, session: Session, tmp_path: Path
) -> None:
    change(session)
    answer(files, "save")
    files.choose_save = lambda: tmp_path / "mine.loom"
    assert files.may_leave()
    assert (tmp_path / "mine.loom").exists()


def test_a_save_that_is_called_off_keeps_the_document_open(files: Files, session: Session) -> None:
    change(session)
    answer(files, "save")
    files.choose_save = lambda: None
    files.new()
    assert session.document.settings.epochs == 3


def test_new_shows_an_empty_document(files: Files, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(files.opened):
        files.new()
    assert session.document == Document()


def test_a_document_is_touched_by_a_change_a_file_and_a_run(
    files: Files, session: Session, rings: Path
) -> None:
    seen = [files.is_untouched]
    change(session)
    seen.append(files.is_untouched)
    session.history.undo()
    seen.append(files.is_untouched)
    files.open_path(rings)
    seen.append(files.is_untouched)
    files.new()
    seen.append(files.is_untouched)
    session.run.expect("1", session.document)
    seen.append(files.is_untouched)
    assert seen == [True, False, False, False, True, False]


def test_an_opened_file_is_recent(files: Files, rings: Path) -> None:
    files.open_path(rings)
    assert files.recent.paths() == (rings,)


def test_a_recent_file_that_is_gone_is_told_and_forgotten(
    files: Files, ear: Ear, rings: Path
) -> None:
    files.open_path(rings)
    content = rings.read_bytes()
    files.new()
    rings.unlink()
    files.open_instead(rings)
    assert ear.failed[0].startswith("Rings.loom cannot be read: there is no such file")
    rings.write_bytes(content)
    assert files.recent.paths() == ()


def test_a_file_opens_instead_of_one_that_may_go(
    files: Files, session: Session, rings: Path
) -> None:
    change(session)
    answer(files, "cancel")
    files.open_instead(rings)
    assert session.name == "Digits"
    answer(files, "discard")
    files.open_instead(rings)
    assert session.name == "Rings"


def test_a_question_before_replacing_can_be_answered_by_another_name(
    files: Files, session: Session, rings: Path, tmp_path: Path
) -> None:
    files.open_path(rings)
    change(session)
    write_document(Document("Theirs"), rings)
    files.ask_replace = lambda _: "save_as"
    files.choose_save = lambda: tmp_path / "mine.loom"
    assert files.save()
    assert read_document(rings).title == "Theirs"
    assert session.path == tmp_path / "mine.loom"


def test_a_question_before_replacing_can_be_answered_by_yes(
    files: Files, session: Session, rings: Path
) -> None:
    files.open_path(rings)
    change(session)
    write_document(Document("Theirs"), rings)
    files.ask_replace = lambda _: "replace"
    assert files.save()
    assert read_document(rings) == session.document
    files.ask_replace = pytest.fail
    assert files.save()


def test_the_saved_document_is_locked_and_the_one_before_is_free(
    files: Files, rings: Path, tmp_path: Path
) -> None:
    files.open_path(rings)
    files.choose_save = lambda: tmp_path / "mine.loom"
    files.save_as()
    other = DocumentLock()
    assert other.holder(tmp_path / "mine.loom")
    assert not other.holder(rings)


def test_the_ending_is_added_and_what_is_there_already_is_asked_about(
    files: Files, tmp_path: Path
) -> None:
    files.choose_save = lambda: tmp_path / "mine.v2"
    assert files.save_as()
    assert (tmp_path / "mine.v2.loom").exists()
    files.new()
    asked: list[str] = []

    def ask(words: str) -> ReplaceAnswer:
        asked.append(words)
        return "cancel"

    files.ask_replace = ask
    assert not files.save_as()
    assert asked == ["mine.v2.loom is already there. Replace it?"]


def test_save_as_the_same_file_is_a_save(files: Files, session: Session, rings: Path) -> None:
    files.open_path(rings)
    change(session)
    files.choose_save = lambda: rings
    files.ask_replace = pytest.fail
    assert files.save_as()
    assert read_document(rings) == session.document


def test_a_copy_is_saved_and_the_document_goes_on_as_it_was(
    files: Files, session: Session, ear: Ear, rings: Path, tmp_path: Path
) -> None:
    files.open_path(rings)
    change(session)
    files.choose_copy = lambda: tmp_path / "copy"
    files.save_copy()
    assert read_document(tmp_path / "copy.loom") == replace(session.document, title="copy")
    assert session.path == rings
    assert session.is_dirty
    assert ear.told == [("A copy was saved as copy.loom.", ())]


@pytest.mark.parametrize(("said", "title"), [("cancel", "Theirs"), ("replace", "theirs")])
def test_a_copy_whose_ending_was_added_asks_before_it_replaces_a_file(
    files: Files, tmp_path: Path, said: ReplaceAnswer, title: str
) -> None:
    theirs = tmp_path / "theirs.loom"
    write_document(Document("Theirs"), theirs)
    files.choose_copy = lambda: tmp_path / "theirs"
    files.ask_replace = lambda _: said
    files.save_copy()
    assert read_document(theirs).title == title


def test_a_copy_can_be_given_another_name_where_its_file_is_open_elsewhere(
    files: Files, rings: Path, tmp_path: Path
) -> None:
    other = DocumentLock()
    other.take(rings)
    choices = [tmp_path / "mine.loom", rings]
    files.choose_copy = choices.pop
    files.ask_replace = lambda _: "save_as"
    files.save_copy()
    assert read_document(rings) == RINGS
    assert (tmp_path / "mine.loom").exists()


def test_a_copy_over_the_document_itself_is_a_save(
    files: Files, session: Session, rings: Path
) -> None:
    files.open_path(rings)
    change(session)
    files.choose_copy = lambda: rings
    files.save_copy()
    assert not session.is_dirty


@pytest.mark.parametrize("place", [None, Path("no such folder", "copy.loom")])
def test_a_copy_that_is_not_saved_changes_nothing(
    files: Files, session: Session, ear: Ear, tmp_path: Path, place: Path | None
) -> None:
    files.choose_copy = lambda: place and tmp_path / place
    files.save_copy()
    assert len(ear.failed) == (1 if place else 0)
    assert not ear.told
    assert session.path is None


def test_reverting_is_a_step_that_can_be_undone(
    files: Files, session: Session, rings: Path
) -> None:
    files.open_path(rings)
    change(session)
    mine = session.document
    files.revert()
    assert session.document == RINGS
    assert not session.is_dirty
    assert session.history.undoText() == "Revert to saved"
    session.history.undo()
    assert session.document is mine
    assert session.is_dirty


def test_nothing_is_reverted_without_a_file(files: Files, session: Session) -> None:
    change(session)
    files.revert()
    assert session.document.settings.epochs == 3


def test_a_closed_window_leaves_no_lock_and_no_journal(
    session: Session, window: QWidget, settings: QSettings, rings: Path
) -> None:
    files = Files(session, window, settings)
    files.open_path(rings)
    change(session)
    assert list(places.locks().iterdir())
    files.close()
    assert not list(places.locks().iterdir())
    assert not list(places.journals().glob("*"))


def test_the_system_is_told_to_open_documents_here_and_the_notice_takes_it_back(
    files: Files, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[bool] = []

    def told(*, is_wanted: bool) -> str:
        wanted.append(is_wanted)
        return ""

    monkeypatch.setattr("app.files.associations.command.changed", told)
    files.associate()
    (words, (undo,)) = ear.told.pop()
    assert (wanted, words) == ([True], "A double click on a .loom file opens it here now.")
    assert undo.title == "Undo"
    undo.does()
    assert wanted == [True, False]
    assert ear.told == [("A double click on a .loom file no longer opens it here.", ())]


def test_a_system_that_cannot_be_told_is_said(
    files: Files, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*, is_wanted: bool) -> str:
        raise OSError("no room")

    monkeypatch.setattr("app.files.associations.command.changed", fail)
    files.associate()
    assert ear.failed == ["The system could not be told: no room."]

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.files.asking import Answer
from app.files.files import Files
from app.session import Session
from engine.document.files import read_document
from engine.document.values import Document
from tests.app.files.scene import RINGS, change

if TYPE_CHECKING:
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

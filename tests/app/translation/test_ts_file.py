from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTranslator

from app.translation.ts_file import Message, read, release, updated, write
from app.words import CONTEXT

DONE = Message("Save", "Sichern", is_unsure=False)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "neuroloom_de.ts"
    messages = (
        DONE,
        Message("Open <all> & “more”"),
        Message("Fit", "Einpassen"),
        Message("Old", "Alt", is_unsure=False, is_vanished=True),
    )
    write(path, "de", messages)

    assert read(path) == messages


def test_a_file_that_is_not_there_has_no_messages(tmp_path: Path) -> None:
    assert read(tmp_path / "neuroloom_de.ts") == ()


def test_translations_that_are_there_are_kept_and_new_texts_wait_for_one() -> None:
    assert updated((DONE,), ("Fit", "Save")) == (Message("Fit"), DONE)


def test_a_translation_of_a_text_that_is_gone_vanishes_and_comes_back_to_be_read_again() -> None:
    gone = updated((DONE, Message("Fit")), ())
    assert gone == (Message("Save", "Sichern", is_unsure=False, is_vanished=True),)

    assert updated(gone, ("Save",)) == (Message("Save", "Sichern"),)


def test_a_released_file_speaks_and_leaves_out_what_vanished(tmp_path: Path) -> None:
    path = tmp_path / "neuroloom_de.ts"
    gone = Message("Old", "Alt", is_unsure=False, is_vanished=True)
    write(path, "de", (DONE, Message("Fit"), gone))
    translator = QTranslator()

    assert translator.load(str(release(path)))
    assert translator.translate(CONTEXT, "Save") == "Sichern"
    assert not translator.translate(CONTEXT, "Fit")
    assert not translator.translate(CONTEXT, "Old")

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import partial
from pathlib import Path

import pytest

from engine.document.files import (
    LARGEST_BYTES,
    FileFault,
    read_document,
    write_atomically,
    write_document,
)
from engine.document.values import Document, Graph, Node
from engine.language import Map

OLD = Document("Old", Graph(Map({"n1": Node("n1", "dense", "Dense")})))
NEW = Document("New")


class Full(OSError):
    """What a full disk says."""

    def __init__(self) -> None:
        super().__init__(28, "No space left on device")


def full(*arguments: object, **keywords: object) -> None:
    raise Full


def only_file(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "digits.loom"
    write_document(OLD, path)
    return path


def test_a_document_is_read_as_it_was_written(saved: Path) -> None:
    assert read_document(saved) == OLD


def test_writing_replaces_the_old_file_and_leaves_nothing_else(saved: Path) -> None:
    write_document(NEW, saved)
    assert read_document(saved) == NEW
    assert only_file(saved.parent) == saved


def test_a_file_that_an_editor_marked_as_unicode_is_read(saved: Path) -> None:
    saved.write_text(saved.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert read_document(saved) == OLD


def test_letters_that_no_file_can_hold_do_not_keep_it_from_being_saved(saved: Path) -> None:
    write_document(Document("half a sign: \ud83d"), saved)
    assert read_document(saved).title == "half a sign: ?"


@pytest.mark.parametrize("target", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_the_old_file_stays_whole_when_writing_fails_half_way(
    target: str, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(target, full)
        with pytest.raises(FileFault) as caught:
            write_document(NEW, saved)
    assert str(caught.value) == (
        "digits.loom cannot be saved, and nothing was changed: the disk is full; make room or save "
        "on another one."
    )
    assert read_document(saved) == OLD
    assert only_file(saved.parent) == saved


@pytest.mark.parametrize("target", ["os.fsync", "pathlib.Path.replace"])
def test_no_file_is_left_when_the_first_writing_fails(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(target, full)
        with pytest.raises(FileFault):
            write_document(NEW, tmp_path / "new.loom")
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_file_that_cannot_be_removed_does_not_hide_the_cause(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr("pathlib.Path.replace", full)
        failing.setattr("pathlib.Path.unlink", full)
        with pytest.raises(Full):
            write_atomically(saved, b"new")
    assert read_document(saved) == OLD


def test_an_interrupt_leaves_the_old_file_and_no_other(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as failing:
        failing.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_document(NEW, saved)
    assert read_document(saved) == OLD
    assert only_file(saved.parent) == saved


def test_a_folder_that_cannot_be_synced_holds_the_new_file(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        sync(handle)

    monkeypatch.setattr("os.fsync", only_files)
    write_document(NEW, saved)
    assert read_document(saved) == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_permissions_of_a_file_stay_and_a_new_one_gets_the_usual(saved: Path) -> None:
    usual = stat.S_IMODE(saved.stat().st_mode)
    saved.chmod(0o640)
    write_document(NEW, saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640
    beside = saved.parent / "made by the system"
    beside.touch()
    assert stat.S_IMODE(beside.stat().st_mode) == usual


def test_a_file_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as caught:
        read_document(tmp_path / "a.loom")
    assert str(caught.value) == (
        f"a.loom cannot be read: there is no such file in {tmp_path}; it may have been moved, "
        "renamed or deleted."
    )


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match=r"cannot be read: it is a folder; choose a \.loom file in"):
        read_document(tmp_path)


def test_a_file_that_may_not_be_read_says_so(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(FileFault, match=r"^digits\.loom cannot be read: you are not allowed to"):
        read_document(saved)


def test_an_unforeseen_error_of_the_system_is_told_in_its_words(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("pathlib.Path.read_bytes", fail)
    with pytest.raises(FileFault, match=r"cannot be read: Input/output error; choose another"):
        read_document(saved)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "new.loom"
    path.write_bytes(b"\n")
    with pytest.raises(FileFault, match=r"^new\.loom is empty"):
        read_document(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such folder")
def test_a_folder_that_takes_no_files_is_not_said_to_be_missing() -> None:
    with pytest.raises(FileFault) as caught:
        write_document(NEW, Path("/proc/new.loom"))
    assert str(caught.value) == (
        "new.loom cannot be saved, and nothing was changed: no file can be made in the folder "
        "/proc; save into another one."
    )


@pytest.mark.parametrize(
    ("name", "why"), [("a\0b.loom", "no file can have such a name"), ("a" * 300, "is longer than")]
)
def test_a_name_that_no_file_can_have_is_no_traceback(name: str, why: str, tmp_path: Path) -> None:
    for act in (read_document, partial(write_document, NEW)):
        with pytest.raises(FileFault, match=why):
            act(tmp_path / name)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is text")
def test_a_name_that_is_no_text_is_read_and_shown_with_question_marks(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.loom")
    write_document(NEW, path)
    assert read_document(path) == NEW
    path.write_bytes(b"")
    with pytest.raises(FileFault, match=r"^caf\?\.loom is empty"):
        read_document(path)


def test_a_long_name_is_cut_in_a_sentence_and_keeps_its_ending(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as caught:
        read_document(tmp_path / f"{'a' * 200}.loom")
    name, _, _ = str(caught.value).partition(" cannot be read")
    assert name == f"{'a' * 32}…{'a' * 15}.loom"


def test_the_longest_name_that_the_system_allows_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 250}.loom"
    write_document(NEW, path)
    assert read_document(path) == NEW


def test_a_file_that_is_not_text_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "face.png"
    path.write_bytes(b"\x89PNG\r\n\xff")
    with pytest.raises(FileFault) as caught:
        read_document(path)
    assert str(caught.value) == (
        "face.png is not text, so it is no Neuroloom document; choose a .loom file."
    )


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "film.mov"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(FileFault) as caught:
        read_document(path)
    assert str(caught.value) == (
        "film.mov holds more than 64 MB, so it is no Neuroloom document; choose a .loom file."
    )


def test_a_text_that_is_no_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy bread")
    with pytest.raises(FileFault, match=r"^notes\.txt is not a Neuroloom document: expected { at"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing/new.loom", "the folder .*missing is not there"), ("folder", "a folder has that")],
)
def test_a_place_that_cannot_be_written_to_says_so(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileFault, match=f"cannot be saved, and nothing was changed: {why}"):
        write_document(NEW, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_that_is_marked_as_read_only_is_left_alone(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *given: given[1] != os.W_OK)
    with pytest.raises(FileFault, match="you are not allowed to write there"):
        write_document(NEW, saved)
    assert read_document(saved) == OLD

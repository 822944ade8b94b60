from __future__ import annotations

import errno
import gc
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import places
from app.files.autosave import WAIT_MS, Autosave
from app.files.disk_copy import DiskCopy
from app.files.journal import Journal, from_bytes, new_slot
from app.session import Session
from engine.document.values import Document
from tests.app.files.scene import change

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MOST_LOST_S = 2.0
HURRIED_MS = 20
"""Where a test is not about the wait, it is cut short."""


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.files.autosave.WAIT_MS", HURRIED_MS)


@pytest.fixture
def disk(session: Session) -> Iterator[DiskCopy]:
    made = DiskCopy(session)
    yield made
    made.forget()


@pytest.fixture
def autosave(session: Session, disk: DiskCopy) -> Iterator[Autosave]:
    made = Autosave(session, disk, session)
    yield made
    made.close()


def files_left() -> list[Path]:
    return list(places.journals().glob("*"))


def kept() -> Journal | None:
    found = list(places.journals().glob("*.journal"))
    return from_bytes(found[0].read_bytes()) if found else None


def epochs_kept() -> int:
    journal = kept()
    return journal.document.settings.epochs if journal else 0


def test_nothing_is_kept_where_nothing_is_new(autosave: Autosave, session: Session) -> None:
    session.open(Document("Another"))
    assert not files_left()
    assert autosave.changes == 0


def test_a_change_is_kept_with_what_it_belongs_to(
    autosave: Autosave, session: Session, disk: DiskCopy, rings: Path, qtbot: QtBot
) -> None:
    session.open(session.document, rings)
    disk.follow(rings, "c0ffee")
    change(session, 7)
    change(session, 8)
    qtbot.waitUntil(lambda: epochs_kept() == 8)
    journal = kept()
    assert journal
    assert (journal.name, journal.path, journal.base) == ("Rings", rings, "c0ffee")
    assert journal.changes == 2


def test_who_changes_on_and_on_is_never_more_than_two_seconds_ahead(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.files.autosave.WAIT_MS", WAIT_MS)
    made: dict[int, float] = {}
    lost_s = 0.0
    end = time.monotonic() + 2 * MOST_LOST_S
    while time.monotonic() < end:
        number = len(made) + 1
        made[number] = time.monotonic()
        change(session, number)
        qtbot.wait(20)
        first_lost = made.get(epochs_kept() + 1, time.monotonic())
        lost_s = max(lost_s, time.monotonic() - first_lost)
    assert WAIT_MS / 2_000 < lost_s < MOST_LOST_S


def test_saving_leaves_no_journal_behind(
    autosave: Autosave, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    change(session)
    qtbot.waitUntil(lambda: epochs_kept() == 3)
    session.save(tmp_path / "mine.loom")
    assert not files_left()


def test_undoing_the_last_change_leaves_no_journal_behind(
    autosave: Autosave, session: Session, qtbot: QtBot
) -> None:
    change(session)
    qtbot.waitUntil(lambda: epochs_kept() == 3)
    session.history.undo()
    assert not files_left()


def test_clearing_waits_for_what_is_being_written(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_writing, may_go_on = threading.Event(), threading.Event()

    def wait(handle: int) -> None:
        is_writing.set()
        may_go_on.wait()

    monkeypatch.setattr("os.fsync", wait)
    change(session)
    qtbot.waitUntil(is_writing.is_set)
    threading.Timer(0.05, may_go_on.set).start()
    autosave.clear()
    assert not files_left()


def test_a_change_during_a_slow_writing_is_kept_after_it(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_writing, may_go_on = threading.Event(), threading.Event()

    def wait(handle: int) -> None:
        is_writing.set()
        may_go_on.wait()

    monkeypatch.setattr("os.fsync", wait)
    change(session, 3)
    qtbot.waitUntil(is_writing.is_set)
    change(session, 4)
    qtbot.wait(10 * HURRIED_MS)
    may_go_on.set()
    qtbot.waitUntil(lambda: epochs_kept() == 4)


def test_a_full_disk_is_told_once_and_again_after_it_had_room(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    said: list[str] = []
    autosave.failed.connect(said.append)
    with monkeypatch.context() as full:
        full.setattr("os.fsync", fail)
        change(session, 3)
        qtbot.waitUntil(lambda: len(said) == 1)
        change(session, 4)
        qtbot.wait(10 * HURRIED_MS)
    assert said == [
        "Unsaved changes cannot be kept in case of a crash (No space left on device); save often."
    ]
    change(session, 5)
    qtbot.waitUntil(lambda: epochs_kept() == 5)
    monkeypatch.setattr("os.fsync", fail)
    change(session, 6)
    qtbot.waitUntil(lambda: len(said) == 2)


def test_a_folder_that_cannot_be_made_is_told(
    autosave: Autosave, session: Session, data_folder: Path, qtbot: QtBot
) -> None:
    (data_folder / "journals").write_text("no folder")
    with qtbot.waitSignal(autosave.failed) as failed:
        change(session)
    assert "cannot be kept in case of a crash" in failed.args[0]


def test_a_recovered_journal_is_gone_on_with_and_its_changes_count(
    autosave: Autosave, session: Session, qtbot: QtBot
) -> None:
    slot = new_slot(places.journals())
    autosave.adopt(slot, 5)
    session.history.resetClean()
    assert autosave.changes == 5
    change(session)
    assert autosave.changes == 6
    qtbot.waitUntil(slot.path.exists)
    autosave.clear()
    assert not files_left()


def test_changes_are_counted_from_the_saved_state_in_both_directions(
    autosave: Autosave, session: Session, tmp_path: Path
) -> None:
    change(session, 3)
    change(session, 4)
    session.save(tmp_path / "mine.loom")
    session.history.undo()
    assert autosave.changes == 1
    session.history.undo()
    assert autosave.changes == 2


def test_the_window_does_not_wait_for_the_disk(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers: set[str] = set()
    monkeypatch.setattr("os.fsync", lambda _: writers.add(threading.current_thread().name))
    change(session)
    qtbot.waitUntil(lambda: kept() is not None)
    assert writers == {"autosave"}


def test_no_garbage_is_collected_on_the_thread_that_writes(
    autosave: Autosave, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting: list[bool] = []
    monkeypatch.setattr("os.fsync", lambda _: collecting.append(gc.isenabled()))
    change(session)
    qtbot.waitUntil(lambda: kept() is not None)
    autosave.clear()
    assert set(collecting) == {False}
    assert gc.isenabled()


def test_after_the_window_is_closed_nothing_is_followed(
    autosave: Autosave, session: Session, qtbot: QtBot
) -> None:
    autosave.close()
    change(session)
    qtbot.wait(5 * HURRIED_MS)
    assert not files_left()
    autosave.close()

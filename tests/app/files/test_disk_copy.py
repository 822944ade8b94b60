from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.files.disk_copy import (
    MISSING,
    SETTLE_MS,
    UNREADABLE,
    DiskCopy,
    fingerprint,
    fingerprint_at,
)
from engine.document.files import write_atomically

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def disk(qapp: object) -> Iterator[DiskCopy]:
    made = DiskCopy()
    yield made
    made.forget()


@pytest.fixture
def path(tmp_path: Path, disk: DiskCopy) -> Path:
    made = tmp_path / "Rings.loom"
    made.write_bytes(b"old")
    disk.follow(made, fingerprint(b"old"))
    return made


def test_a_file_that_is_written_to_is_noticed(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(disk.changed):
        path.write_bytes(b"new")
    assert disk.is_changed


def test_a_file_that_is_replaced_is_noticed_each_time(
    path: Path, disk: DiskCopy, qtbot: QtBot
) -> None:
    for content in (b"new", b"newer", b"newest"):
        with qtbot.waitSignal(disk.changed):
            write_atomically(path, content)


def test_a_file_that_is_deleted_is_noticed(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(disk.deleted):
        path.unlink()
    assert not disk.is_changed


def test_a_file_that_comes_back_is_noticed(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(disk.deleted):
        path.unlink()
    with qtbot.waitSignal(disk.changed):
        path.write_bytes(b"new")
    with qtbot.waitSignal(disk.changed):
        path.write_bytes(b"newer")


def test_a_change_before_the_watching_began_is_noticed(
    tmp_path: Path, disk: DiskCopy, qtbot: QtBot
) -> None:
    path = tmp_path / "Rings.loom"
    path.write_bytes(b"new")
    with qtbot.waitSignal(disk.changed):
        disk.follow(path, fingerprint(b"old"))


def test_our_own_saving_is_no_news(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(disk.changed, wait=3 * SETTLE_MS):
        write_atomically(path, b"mine")
        disk.follow(path, fingerprint(b"mine"))
    assert not disk.is_changed


def test_a_touch_is_no_change(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(disk.changed, wait=3 * SETTLE_MS):
        os.utime(path)


def test_what_is_accepted_may_be_replaced(path: Path, disk: DiskCopy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(disk.changed):
        path.write_bytes(b"theirs")
    disk.accept()
    assert not disk.is_changed
    path.write_bytes(b"theirs again")
    assert disk.is_changed


def test_the_file_before_is_watched_no_more(
    path: Path, disk: DiskCopy, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "else" / "Moons.loom"
    other.parent.mkdir()
    other.write_bytes(b"moons")
    disk.follow(other, fingerprint(b"moons"))
    with qtbot.assertNotEmitted(disk.changed, wait=3 * SETTLE_MS):
        path.write_bytes(b"new")


def test_a_document_without_a_file_watches_nothing(
    path: Path, disk: DiskCopy, qtbot: QtBot
) -> None:
    disk.forget()
    with qtbot.assertNotEmitted(disk.deleted, wait=3 * SETTLE_MS):
        path.unlink()
    assert not disk.is_changed


def test_the_fingerprint_tells_missing_from_unreadable(tmp_path: Path) -> None:
    assert fingerprint_at(tmp_path / "missing") == MISSING
    assert fingerprint_at(tmp_path) == UNREADABLE

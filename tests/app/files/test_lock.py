from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app import places
from app.files.lock import DocumentLock, Holder

HOLD = """
import sys, time
from pathlib import Path
from app import places
from app.files.lock import DocumentLock
places.user_data_path = lambda *_, **__: Path(sys.argv[1])
lock = DocumentLock()
assert lock.take(Path(sys.argv[2])) is None
print("held", flush=True)
sys.stdin.read()
"""


def left() -> list[Path]:
    return list(places.locks().glob("*"))


def test_the_second_window_learns_who_has_the_document(tmp_path: Path) -> None:
    first, second = DocumentLock(), DocumentLock()
    assert first.take(tmp_path / "Rings.loom") is None
    assert second.take(tmp_path / "Rings.loom") == Holder(os.getpid(), socket.gethostname())
    assert second.holder(tmp_path / "Rings.loom")
    first.release()


def test_nothing_is_left_behind_when_the_document_is_closed(tmp_path: Path) -> None:
    lock = DocumentLock()
    lock.take(tmp_path / "Rings.loom")
    assert left()
    lock.release()
    assert not left()


def test_asking_who_has_a_document_takes_no_lock(tmp_path: Path) -> None:
    assert DocumentLock().holder(tmp_path / "Rings.loom") is None
    assert not left()


def test_another_document_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    lock = DocumentLock()
    lock.take(tmp_path / "Rings.loom")
    lock.take(tmp_path / "Moons.loom")
    assert DocumentLock().holder(tmp_path / "Rings.loom") is None
    assert DocumentLock().holder(tmp_path / "Moons.loom")
    lock.release()


def test_a_document_that_is_taken_keeps_the_one_before(tmp_path: Path) -> None:
    first, second = DocumentLock(), DocumentLock()
    first.take(tmp_path / "Rings.loom")
    second.take(tmp_path / "Moons.loom")
    assert second.take(tmp_path / "Rings.loom")
    assert first.holder(tmp_path / "Moons.loom")
    first.release()
    second.release()


def test_the_same_window_may_take_its_document_again(tmp_path: Path) -> None:
    lock = DocumentLock()
    lock.take(tmp_path / "Rings.loom")
    assert lock.take(tmp_path / "Rings.loom") is None
    assert lock.holder(tmp_path / "Rings.loom") is None
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_and_its_file_are_one_document(tmp_path: Path) -> None:
    (tmp_path / "link.loom").symlink_to(tmp_path / "Rings.loom")
    lock = DocumentLock()
    lock.take(tmp_path / "Rings.loom")
    assert DocumentLock().holder(tmp_path / "link.loom")
    lock.release()


def test_the_lock_of_a_window_that_was_killed_is_taken_over(
    tmp_path: Path, data_folder: Path
) -> None:
    path = tmp_path / "Rings.loom"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_folder), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        lock = DocumentLock()
        holder = lock.take(path)
        assert holder
        assert holder.process == other.pid
        other.kill()
        other.wait()
        assert left()
        assert lock.take(path) is None
        lock.release()


def test_a_document_opens_where_no_lock_can_be_made(tmp_path: Path, data_folder: Path) -> None:
    (data_folder / "locks").write_text("no folder")
    assert DocumentLock().take(tmp_path / "Rings.loom") is None

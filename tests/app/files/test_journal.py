from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.files.journal import Damaged, Journal, Slot, from_bytes, left_behind, new_slot, to_bytes
from engine.document.values import Document
from tests.app.files.scene import RINGS

WRITTEN = datetime(2026, 11, 24, 14, 2, 3, tzinfo=timezone(timedelta(hours=1)))
JOURNAL = Journal(RINGS, "Rings", Path("/rings/my rings.loom").absolute(), "c0ffee", 3, WRITTEN)


@pytest.mark.parametrize("journal", [JOURNAL, replace(JOURNAL, path=None, base="")])
def test_a_journal_is_read_as_it_was_written(journal: Journal) -> None:
    assert from_bytes(to_bytes(journal)) == journal


def test_letters_that_no_file_can_hold_do_not_keep_changes_from_being_kept() -> None:
    half = replace(JOURNAL, document=Document("half: \ud83d"), name="half: \ud83d")
    assert from_bytes(to_bytes(half)).name == "half: ?"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"{}",
        to_bytes(JOURNAL)[:-40],
        to_bytes(JOURNAL).replace(b"2026-11", b"2026-99"),
        to_bytes(JOURNAL).replace(b"dense", b'"'),
        json.dumps({**json.loads(to_bytes(JOURNAL)), "file": 7}).encode(),
    ],
)
def test_a_damaged_journal_says_what_is_wrong_and_is_no_traceback(content: bytes) -> None:
    with pytest.raises(Damaged, match=r"\w"):
        from_bytes(content)


def test_a_slot_leaves_nothing_behind_when_it_is_cleared(tmp_path: Path) -> None:
    slot = new_slot(tmp_path / "journals")
    slot.write(to_bytes(JOURNAL))
    assert slot.read() == JOURNAL
    slot.clear()
    assert not list((tmp_path / "journals").iterdir())


def test_a_journal_that_is_gone_is_damaged(tmp_path: Path) -> None:
    slot = new_slot(tmp_path)
    with pytest.raises(Damaged, match="No such file"):
        slot.read()
    slot.clear()


def test_the_journal_of_a_window_that_lives_is_not_left_behind(tmp_path: Path) -> None:
    slot = new_slot(tmp_path)
    slot.write(b"mine")
    assert not list(left_behind(tmp_path))
    slot.let_go()
    (found,) = left_behind(tmp_path)
    assert found.path == slot.path
    assert not list(left_behind(tmp_path))
    found.clear()


def test_the_newest_journal_comes_first(tmp_path: Path) -> None:
    slots = [new_slot(tmp_path) for _ in range(3)]
    for age, slot in enumerate(slots):
        slot.write(b"mine")
        os.utime(slot.path, (1_000_000 - age, 1_000_000 - age))
        slot.let_go()
    found = list(left_behind(tmp_path))
    assert [slot.path for slot in found] == [slot.path for slot in slots]
    for slot in found:
        slot.clear()


def test_a_damaged_journal_is_kept_where_nobody_looks_for_one(tmp_path: Path) -> None:
    slot = Slot(tmp_path / "x.loom.journal")
    slot.write(b"{")
    aside = slot.set_aside()
    assert aside.read_bytes() == b"{"
    assert list(tmp_path.iterdir()) == [aside]
    assert not list(left_behind(tmp_path))

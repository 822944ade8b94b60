from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.reports.store import KEPT, Reports, without_home

if TYPE_CHECKING:
    import pytest


def test_the_last_report_is_the_one_that_was_written_last(tmp_path: Path) -> None:
    reports = Reports(tmp_path / "log")
    assert reports.last() is None
    for text in ("one", "two"):
        path = reports.write(text)
    assert reports.last() == path
    assert path.read_text(encoding="utf-8") == "two"


def test_only_ten_are_kept(tmp_path: Path) -> None:
    reports = Reports(tmp_path)
    for number in range(KEPT + 3):
        reports.write(str(number))
    texts = sorted(int(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir())
    assert texts == list(range(3, KEPT + 3))


def test_what_is_no_report_stays_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for _ in range(KEPT + 1):
        Reports(tmp_path).write("report")
    assert (tmp_path / "notes.txt").exists()


def test_the_home_folder_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("USERPROFILE", "/home/ada")
    assert without_home('File "/home/ada/nets/x.py"') == 'File "~/nets/x.py"'
    path = Reports(tmp_path).write("/home/ada/x")
    assert path.read_text(encoding="utf-8") == "~/x"

from __future__ import annotations

from pathlib import Path

import pytest

from app.runs.kept import runs_of
from tests.app.runs.kept_runs import damage, keep


@pytest.fixture
def data(data_folder: Path) -> Path:
    """Where runs of documents without a file are kept."""
    return data_folder / "runs"


def test_runs_are_listed_newest_first(tmp_path: Path) -> None:
    for day in (2, 3, 1):
        keep(tmp_path / "Rings.runs" / f"r{day}", started_at=1e9 + day)

    found = runs_of(tmp_path / "Rings.loom", "Rings")

    assert [run.id for run in found] == ["r3", "r2", "r1"]


def test_of_documents_without_a_file_the_title_tells_whose_a_run_is(data: Path) -> None:
    keep(data / "r1")
    keep(data / "r2", title="Rings")

    assert [run.id for run in runs_of(None, "Digits")] == ["r1"]


def test_a_damaged_run_is_listed_with_the_reason(tmp_path: Path) -> None:
    damage(tmp_path / "Rings.runs" / "r1")
    keep(tmp_path / "Rings.runs" / "r2")

    faults = {run.id: run.fault for run in runs_of(tmp_path / "Rings.loom", "Rings")}

    assert faults["r1"].startswith("run.json cannot be read: expected a value")
    assert faults["r2"] == ""


def test_where_there_is_no_folder_there_are_no_runs(tmp_path: Path) -> None:
    assert runs_of(tmp_path / "Rings.loom", "Rings") == ()


def test_files_and_hidden_folders_are_no_runs(tmp_path: Path) -> None:
    (tmp_path / "Rings.runs" / ".trash").mkdir(parents=True)
    (tmp_path / "Rings.runs" / "notes.txt").write_text("mine")

    assert runs_of(tmp_path / "Rings.loom", "Rings") == ()


def test_runs_of_one_second_are_numbered_from_the_oldest(tmp_path: Path) -> None:
    path = tmp_path / "Digits.loom"
    for name, started_at in (("r1", 1e9), ("r2", 1e9), ("r3", 1e9 + 7), ("r4", 1e9 + 60)):
        keep(tmp_path / "Digits.runs" / name, started_at=started_at)
    names = {run.id: run.name for run in runs_of(path, "Digits")}
    assert len(set(names.values())) == len(names)
    assert (names["r1"][-8:], names["r2"][-8:]) == ("number 1", "number 2")
    assert "number" not in names["r3"] + names["r4"]

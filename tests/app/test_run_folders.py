from __future__ import annotations

from pathlib import Path

from app.run_folders import earlier_folders, runs_folder


def test_runs_of_a_saved_document_lie_beside_it(tmp_path: Path) -> None:
    assert runs_folder(tmp_path / "Rings.loom") == tmp_path / "Rings.runs"


def test_runs_of_a_document_without_a_file_lie_among_the_data(data_folder: Path) -> None:
    assert runs_folder(None) == data_folder / "runs"
    assert earlier_folders(None) == (data_folder / "runs",)


def test_earlier_runs_are_looked_for_beside_the_document_and_then_among_the_data(
    data_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "Other.runs").mkdir()

    assert earlier_folders(tmp_path / "Rings.loom") == (
        tmp_path / "Rings.runs",
        tmp_path / "Other.runs",
        data_folder / "runs",
    )

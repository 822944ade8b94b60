from __future__ import annotations

from pathlib import Path

from app.files import places


def test_journals_and_locks_lie_apart_in_the_data_of_the_person(data_folder: Path) -> None:
    assert places.journals() == data_folder / "journals"
    assert places.locks() == data_folder / "locks"

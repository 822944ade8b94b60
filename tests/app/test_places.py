from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app import places


def test_each_kind_lies_apart_in_the_data_of_the_person(data_folder: Path) -> None:
    assert places.journals() == data_folder / "journals"
    assert places.locks() == data_folder / "locks"
    assert places.runs() == data_folder / "runs"


def test_all_of_it_bears_the_name_of_the_program() -> None:
    words = "from app import places; print(places.journals(), places.reports())"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.count("neuroloom") == 2

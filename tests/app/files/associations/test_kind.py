from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.files.associations import kind


def test_the_window_is_opened_by_the_python_that_runs_now() -> None:
    assert kind.opening_command() == (sys.executable, "-P", "-m", "app")


def test_a_template_without_one_of_its_places_is_an_error() -> None:
    with pytest.raises(KeyError):
        kind.filled("mime.xml", mime=kind.MIME)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_is_put_with_its_folder_and_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "launcher"
    kind.put("words", path, mode=0o755)
    assert path.read_text() == "words"
    assert path.stat().st_mode & 0o777 == 0o755

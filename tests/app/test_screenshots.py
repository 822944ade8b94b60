"""The pictures of the README are those that the command makes, of the size that it declares."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.screenshots import FILM, SHOTS, Shot
from app.theme.resources import RESOURCES

ROOT = RESOURCES.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMES = {FILM, *(shot.name for shot in SHOTS)}


def size_of(picture: Path) -> tuple[int, int]:
    image = QImage(str(picture))
    return image.width(), image.height()


def test_every_picture_of_the_readme_is_made_by_the_command() -> None:
    named = re.findall(r"(resources/pictures/)([\w-]+\.png)", README)
    assert named
    assert {folder for folder, _ in named} == {"resources/pictures/"}
    assert {name for _, name in named} <= NAMES


def test_nothing_else_lies_among_the_pictures() -> None:
    assert {path.name for path in (RESOURCES / "pictures").iterdir()} == NAMES


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: str(shot.name))
def test_a_picture_has_its_declared_size(shot: Shot) -> None:
    assert size_of(RESOURCES / "pictures" / shot.name) == shot.size_px


@pytest.mark.slow
def test_the_command_makes_them_all_without_torch_in_the_window(tmp_path: Path) -> None:
    code = (
        "import sys, app.screenshots as s; s.main(sys.argv[1:]); assert 'torch' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "torch" not in done.stdout.split()
    assert {path.name: size_of(path) for path in tmp_path.iterdir()} == {
        shot.name: shot.size_px for shot in SHOTS
    }

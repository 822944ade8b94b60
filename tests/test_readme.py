"""What the README says is true: its code runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.document.files import read_document
from engine.shapes.check import check

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def code_that_mentions(word: str) -> str:
    """The one Python block of the README that has this word in it."""
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (found,) = (block for block in blocks if word in block)
    return str(found)


def test_the_first_network_is_written_and_has_no_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(code_that_mentions("Drawing("), {})  # noqa: S102 - our own README
    checked = check(read_document(tmp_path / "two-spirals.loom"))
    assert not checked.problems
    assert checked.weight_count == 1_185


def test_a_new_block_is_one_new_file(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("engine", "tests", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    new = tmp_path / "engine" / "blocks" / "depth" / "clamp.py"
    new.write_text(code_that_mentions("CLAMP = Block("), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/test_every_block.py", "-k", "clamp"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\d+ passed", done.stdout)

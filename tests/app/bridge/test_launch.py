from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import engine
from app.bridge.launch import environment, run_command_line

if TYPE_CHECKING:
    import pytest


def test_a_child_finds_the_same_engine_from_any_folder(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import engine; print(engine.__file__)"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == engine.__file__


def test_paths_that_were_set_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    assert environment()["PYTHONPATH"].endswith(f"{os.pathsep}somewhere")


def test_a_subcommand_speaks_on_our_output_and_gives_its_exit_code(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run_command_line(["examples"]) == 0
    assert "digits-autoencoder" in capfd.readouterr().out


def test_a_failing_subcommand_gives_its_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["check", str(tmp_path / "missing.loom")]) == 2
    assert "missing.loom" in capfd.readouterr().err

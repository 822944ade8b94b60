from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from engine.cli import main
from engine.document.files import write_document
from tests.engine.drawn import classifier, moons_autoencoder

if TYPE_CHECKING:
    from pathlib import Path

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Give the command line words; its status, its output and its errors come back."""

    def given(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return given


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of points with a code of three numbers."""
    folder = tmp_path_factory.mktemp("kept")
    write_document(moons_autoencoder(dimensions=3), folder / "moons.loom")
    assert main(["train", str(folder / "moons.loom"), "--run-dir", str(folder / "run")]) == 0
    return folder / "run"


@pytest.fixture(scope="session")
def kept_without_space(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that has no latent space."""
    folder = tmp_path_factory.mktemp("classifier")
    write_document(classifier(epochs=1), folder / "moons.loom")
    assert main(["train", str(folder / "moons.loom"), "--run-dir", str(folder / "run")]) == 0
    return folder / "run"

"""What every test of the window stands on: nothing of it lands in the person's own data."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all that the program keeps, empty at first."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(places, "user_data_path", lambda *_, **__: folder)
    monkeypatch.setattr(places, "user_log_path", lambda *_, **__: folder / "log")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder

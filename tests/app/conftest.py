"""What every test of the window stands on: a look, a document, and nothing that outlives it.

Nothing of a test lands in the person's own data or settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from app import places
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.files import read_document
from engine.examples import example_paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all that the program keeps, empty at first."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(places, "user_data_path", lambda *_, **__: folder)
    monkeypatch.setattr(places, "user_log_path", lambda *_, **__: folder / "log")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def clipboard() -> Iterator[None]:
    """Without a screen Qt would free what was copied last after Python is gone, and crash."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def digits(qapp: object) -> Session:
    """A session on the example that has no problems."""
    return Session(read_document(example_paths()["digits-autoencoder"]))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)

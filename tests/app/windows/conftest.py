"""What the tests of the window stand on: a look, a document, and settings that are forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.files import read_document
from engine.examples import example_paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


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

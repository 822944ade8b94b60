"""What the tests of files stand on: a session, its files, and an ear for what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.files.files import Files
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.files import write_document
from engine.document.values import Document
from tests.app.files.scene import RINGS, Ear

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Document("Digits"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def files(session: Session, window: QWidget, settings: QSettings) -> Iterator[Files]:
    made = Files(session, window, settings)
    yield made
    made.close()


@pytest.fixture
def ear(files: Files) -> Ear:
    made = Ear()
    made.listen(files)
    return made


@pytest.fixture
def rings(tmp_path: Path) -> Path:
    path = tmp_path / "Rings.loom"
    write_document(RINGS, path)
    return path

"""What the tests of the Source tab stand on: a document, a look, an engine that writes at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.session import Session
from app.source_view.source import Source
from app.theme.applying import Appearance, Mode
from engine.document.files import read_document
from engine.examples import example_paths
from engine.exchange.source import source_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from engine.commands import WriteSource


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
def source(digits: Session) -> Source:
    """Asks the part of the engine that writes, without a service around it."""

    def answer(command: WriteSource) -> None:
        digits.run.take((source_of(command),))

    return Source(digits, answer)

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.gallery.gallery import Gallery
from app.gallery.thumbnails import Thumbnails
from engine.examples import Example

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance


class NoPictures(Thumbnails):
    """Gives empty frames, for tests that look at something else."""

    def picture(self, example: Example, size: QSize, ratio: float) -> QPixmap:  # noqa: ARG002
        """An empty frame."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.black)
        return made


@pytest.fixture
def thumbnails(appearance: Appearance) -> Iterator[Thumbnails]:
    made = Thumbnails(appearance)
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def gallery(appearance: Appearance, window: QWidget, qtbot: QtBot) -> Gallery:
    made = Gallery(NoPictures(appearance, window), appearance, window)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made

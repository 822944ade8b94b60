from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.latent_view.panels.dropping import Dropping
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def place(appearance: Appearance, qtbot: QtBot) -> Dropping:
    made = Dropping(appearance)
    qtbot.addWidget(made)
    made.resize(348, 48)
    made.show()
    return made


def carried(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(place: Dropping, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(place, event)
    return event


def test_a_file_that_is_dropped_is_told(place: Dropping, qtbot: QtBot, tmp_path: Path) -> None:
    mime = carried(tmp_path / "seven.png")
    assert enter(place, mime).isAccepted()

    with qtbot.waitSignal(place.dropped) as told:
        QApplication.sendEvent(place, QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NONE))

    assert told.args == [tmp_path / "seven.png"]


def test_several_files_and_words_are_not_taken(place: Dropping, tmp_path: Path) -> None:
    words = QMimeData()
    words.setText("seven")

    assert not enter(place, carried(tmp_path / "a.png", tmp_path / "b.png")).isAccepted()
    assert not enter(place, words).isAccepted()


def test_the_frame_shows_that_it_can_be_dropped(place: Dropping, tmp_path: Path) -> None:
    before = place.grab().toImage()
    mime = carried(tmp_path / "a.png")
    enter(place, mime)
    over = place.grab().toImage()
    QApplication.sendEvent(place, QDragLeaveEvent())

    assert over != before
    assert place.grab().toImage() == before


def test_a_file_is_chosen_as_well(place: Dropping, qtbot: QtBot, tmp_path: Path) -> None:
    place.choose = lambda: tmp_path / "a.csv"
    with qtbot.waitSignal(place.dropped) as told:
        QTest.mouseClick(place.button, LEFT)
    assert told.args == [tmp_path / "a.csv"]

    place.choose = lambda: None
    with qtbot.assertNotEmitted(place.dropped):
        QTest.mouseClick(place.button, LEFT)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.canvas import Canvas
from app.files.arriving import Arriving
from app.files.asking import Answer
from app.session import Session
from tests.app.files.scene import Ear, change

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.files.files import Files
    from app.theme.applying import Appearance

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
PLACE = QPoint(20, 20)


class Dragged:
    """What is dragged over a widget; the events go where Qt would send them."""

    def __init__(self, over: QWidget, *paths: Path, text: str = "") -> None:
        self._over, self.mime = over, QMimeData()
        if paths:
            self.mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.mime.setText(text)

    def enter(self) -> bool:
        event = QDragEnterEvent(PLACE, COPY, self.mime, LEFT, NONE)
        event.ignore()
        QApplication.sendEvent(self._over, event)
        return event.isAccepted()

    def move(self) -> bool:
        event = QDragMoveEvent(PLACE, COPY, self.mime, LEFT, NONE)
        event.ignore()
        QApplication.sendEvent(self._over, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self._over, QDragLeaveEvent())

    def drop(self) -> None:
        self.enter()
        event = QDropEvent(QPointF(PLACE), COPY, self.mime, LEFT, NONE)
        QApplication.sendEvent(self._over, event)


@pytest.fixture
def canvas(window: QWidget, session: Session, appearance: Appearance) -> Canvas:
    made = Canvas(session, appearance, window)
    window.resize(400, 300)
    made.resize(400, 300)
    window.show()
    return made


@pytest.fixture
def arriving(window: QWidget, canvas: Canvas, files: Files, appearance: Appearance) -> Arriving:
    return Arriving(window, canvas, files, appearance)


def test_a_document_dropped_on_the_window_opens(
    arriving: Arriving, window: QWidget, session: Session, rings: Path, qtbot: QtBot
) -> None:
    dragged = Dragged(window, rings)
    assert dragged.enter()
    assert dragged.move()
    assert arriving.cue.isVisible()
    assert arriving.cue.words == "Open Rings.loom"
    dragged.drop()
    assert arriving.cue.isHidden()
    qtbot.waitUntil(lambda: session.path == rings)


def test_a_document_over_the_canvas_is_a_matter_for_the_window(
    arriving: Arriving, canvas: Canvas, rings: Path
) -> None:
    assert Dragged(canvas.viewport(), rings).enter()
    assert arriving.cue.isVisible()


def test_a_drag_that_leaves_takes_its_cue_away(
    arriving: Arriving, window: QWidget, rings: Path
) -> None:
    dragged = Dragged(window, rings)
    dragged.enter()
    dragged.leave()
    assert arriving.cue.isHidden()


def test_another_file_is_refused_in_a_sentence_before_and_after_the_drop(
    arriving: Arriving, window: QWidget, session: Session, ear: Ear, tmp_path: Path
) -> None:
    sentence = "face.png is no Neuroloom document: drop a .loom file."
    dragged = Dragged(window, tmp_path / "face.png")
    dragged.drop()
    assert arriving.cue.words == sentence
    assert ear.failed == [sentence]
    assert session.name == "Digits"


def test_one_that_is_no_document_among_several_is_refused(
    arriving: Arriving, window: QWidget, ear: Ear, rings: Path, tmp_path: Path
) -> None:
    Dragged(window, rings, tmp_path / "face.png").drop()
    assert ear.failed == ["face.png is no Neuroloom document: drop a .loom file."]


def test_several_documents_are_counted(
    arriving: Arriving, window: QWidget, rings: Path, tmp_path: Path
) -> None:
    Dragged(window, rings, tmp_path / "Moons.loom").enter()
    assert arriving.cue.words == "Open 2 documents"


def test_what_is_no_file_is_left_to_others(arriving: Arriving, window: QWidget) -> None:
    assert not Dragged(window, text="some words").enter()
    assert arriving.cue.isHidden()


@pytest.mark.usefixtures("arriving")
def test_a_drop_asks_before_work_is_lost_once_the_drag_is_over(
    window: QWidget, files: Files, session: Session, rings: Path, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def ask() -> Answer:
        asked.append(session.name)
        return "cancel"

    change(session)
    files.ask = ask
    Dragged(window, rings).drop()
    assert not asked
    qtbot.waitUntil(lambda: asked == ["Digits"])

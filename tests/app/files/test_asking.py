from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from app.files.asking import Answer, Asking, ask_leave_all
from app.session import Session
from engine.document.values import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def asking(session: Session, qtbot: QtBot) -> Asking:
    window = QWidget()
    qtbot.addWidget(window)
    return Asking(session, window)


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (QMessageBox.StandardButton.Save, "save"),
        (QMessageBox.StandardButton.Discard, "discard"),
        (QMessageBox.StandardButton.Cancel, "cancel"),
    ],
)
def test_the_question_names_the_document_and_each_button_is_its_answer(
    asking: Asking, button: QMessageBox.StandardButton, words: Answer
) -> None:
    texts: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.append(box.text())
        box.button(button).click()

    QTimer.singleShot(0, press)
    assert asking.ask_leave() == words
    assert texts == ["Save the changes to “Digits”?"]


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (QMessageBox.StandardButton.SaveAll, "save"),
        (QMessageBox.StandardButton.Discard, "discard"),
        (QMessageBox.StandardButton.Cancel, "cancel"),
    ],
)
def test_one_question_names_all_documents(
    button: QMessageBox.StandardButton, words: Answer, qtbot: QtBot
) -> None:
    window, texts = QWidget(), list[str]()
    qtbot.addWidget(window)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.extend([box.text(), *box.informativeText().splitlines()[:2]])
        box.button(button).click()

    QTimer.singleShot(0, press)
    assert ask_leave_all(["Rings", "Moons"], window) == words
    assert texts == ["Save the changes to 2 documents?", "“Rings”", "“Moons”"]


def test_the_save_dialog_offers_the_name_and_adds_the_ending(
    asking: Asking, tmp_path: Path
) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == "Digits.loom"
        dialog.selectFile(str(tmp_path / "mine"))
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, press)
    assert asking.choose_save() == tmp_path / "mine.loom"


def test_the_dialog_for_a_copy_says_so_and_offers_a_name_that_is_free(
    asking: Asking, session: Session, tmp_path: Path
) -> None:
    session.save(tmp_path / "Rings.loom")
    (tmp_path / "Rings copy.loom").touch()
    seen: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.extend([dialog.windowTitle(), *dialog.selectedFiles()])
        dialog.reject()

    QTimer.singleShot(0, press)
    assert asking.choose_copy() is None
    assert seen == ["Save a copy", str(tmp_path / "Rings copy 2.loom")]


def test_a_name_with_a_slash_is_no_folder(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]) == Path.home() / "Encoder-decoder.loom"
        dialog.reject()

    QTimer.singleShot(0, press)
    assert Asking(Session(Document("Encoder/decoder"), window), window).choose_save() is None


def test_the_open_dialog_called_off_chooses_nothing(asking: Asking) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(0, press)
    assert asking.choose_open() is None


@pytest.mark.parametrize(
    ("title", "words"), [("Replace", "replace"), ("Save as…", "save_as"), ("Cancel", "cancel")]
)
def test_each_button_of_the_question_before_replacing_is_its_answer(
    asking: Asking, title: str, words: str
) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == title]
        button.click()

    QTimer.singleShot(0, press)
    assert asking.ask_replace("Rings.loom was changed. Replace it?") == words


def test_enter_replaces_nothing(asking: Asking) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.defaultButton().click()

    QTimer.singleShot(0, press)
    assert asking.ask_replace("Rings.loom was changed. Replace it?") == "save_as"

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.pictures import formats
from app.pictures.saving import PictureSaving
from app.session import Session
from app.theme.tokens import DARK
from engine.document.values import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def saving(digits: Session, appearance: Appearance, window: QWidget) -> PictureSaving:
    return PictureSaving(digits, appearance, window)


def saved(saving: PictureSaving, path: Path, qtbot: QtBot) -> str:
    """Save there; gives what is told."""
    saving.choose = lambda: path
    with qtbot.waitSignal(saving.told) as told:
        saving.save()
    assert told.args is not None
    return str(told.args[0])


def refused(saving: PictureSaving, path: Path, qtbot: QtBot) -> str:
    """Fail to save there; gives why."""
    saving.choose = lambda: path
    with qtbot.waitSignal(saving.failed) as failed:
        saving.save()
    assert failed.args is not None
    return str(failed.args[0])


@pytest.mark.parametrize(
    ("name", "begins"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")]
)
def test_the_ending_decides_what_is_written(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot, name: str, begins: bytes
) -> None:
    assert (
        saved(saving, tmp_path / name, qtbot) == f"The picture of the network is saved as {name}."
    )
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_picture_wears_the_theme_of_the_window(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot
) -> None:
    saved(saving, tmp_path / "a.png", qtbot)

    assert QImage(str(tmp_path / "a.png")).pixelColor(0, 0).name().upper() == DARK.canvas


def test_several_selected_blocks_have_a_picture_of_their_own(
    saving: PictureSaving, digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    saved(saving, tmp_path / "all.png", qtbot)
    digits.select(["n3"])
    saved(saving, tmp_path / "one.png", qtbot)
    digits.select(["n3", "n4"])
    told = saved(saving, tmp_path / "two.png", qtbot)
    widths = [QImage(str(tmp_path / f"{name}.png")).width() for name in ("all", "one", "two")]

    assert told == "The picture of 2 blocks is saved as two.png."
    assert widths[0] == widths[1] > 2 * widths[2]


def test_what_is_selected_leaves_no_trace_on_the_picture(
    saving: PictureSaving, digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    saved(saving, tmp_path / "none.png", qtbot)
    digits.select(["n3"])
    saved(saving, tmp_path / "one.png", qtbot)

    assert (tmp_path / "none.png").read_bytes() == (tmp_path / "one.png").read_bytes()


def test_an_unknown_ending_is_refused_in_a_sentence(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot
) -> None:
    words = refused(saving, tmp_path / "a.bmp", qtbot)

    assert words == "a.bmp does not end with .png, .svg or .pdf; give it one of these endings."
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot
) -> None:
    words = refused(saving, tmp_path / "none" / "a.png", qtbot)

    assert words.startswith("a.png cannot be saved, and nothing was changed: the folder ")


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.png").mkdir()
    words = refused(saving, tmp_path / "a.png", qtbot)

    assert "a folder has that name" in words
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_an_empty_canvas_has_no_picture(
    appearance: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    saving = PictureSaving(Session(Document()), appearance, window)
    saving.choose = lambda: pytest.fail("There was nothing to save.")
    with qtbot.waitSignal(saving.failed) as failed:
        saving.save()

    assert failed.args is not None
    assert failed.args[0].startswith("The canvas is empty")


def test_a_very_large_network_has_a_smaller_picture(
    saving: PictureSaving, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(saving, tmp_path / "a.png", qtbot)
    before = QImage(str(tmp_path / "a.png")).width()
    monkeypatch.setattr(formats, "MOST_SIDE", before // 2)

    told = saved(saving, tmp_path / "b.png", qtbot)

    assert told.endswith("It has 50% of its usual size, for more pixels would be too many.")
    assert QImage(str(tmp_path / "b.png")).width() <= before // 2


def test_the_dialog_proposes_the_name_of_the_document(
    saving: PictureSaving, tmp_path: Path
) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == "Digits autoencoder.png"
        dialog.selectFile(str(tmp_path / "mine"))
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, press)
    assert saving.choose() == tmp_path / "mine.png"

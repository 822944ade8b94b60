from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.session import Session
from app.source_view.export import Export
from app.source_view.source import Source
from engine.document.edits import remove
from engine.observations.records import SourceText
from engine.program.write import write
from tests.app.source_view.refusing import refusing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def export(digits: Session, source: Source, qtbot: QtBot) -> Export:
    window = QWidget()
    qtbot.addWidget(window)
    made = Export(digits, source, window)
    vars(made)["window_kept"] = window  # Qt alone does not keep it for Python
    return made


def exporting(session: Session, answer: SourceText, qtbot: QtBot) -> Export:
    """An export whose engine always answers so."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Export(session, Source(session, lambda _: session.run.take((answer,))), window)
    vars(made)["window_kept"] = window  # Qt alone does not keep it for Python
    return made


def break_network(session: Session) -> None:
    session.edit("Delete", remove(session.graph, ["n5"]))


def test_copy_puts_the_program_on_the_clipboard(
    export: Export, digits: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(export.told) as told:
        export.copy()
    assert QApplication.clipboard().text() == write(digits.document).text
    assert told.args == ["The program is on the clipboard: 196 lines."]


def test_save_writes_a_script_that_is_the_program(
    export: Export, digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    export.choose = lambda: tmp_path / "mine.py"
    with qtbot.waitSignal(export.told) as told:
        export.save()
    assert (tmp_path / "mine.py").read_text("utf-8") == write(digits.document).text
    assert told.args == ["The program is saved as mine.py; it runs by itself."]


def test_weights_of_an_earlier_run_are_saved_beside_the_script(
    digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    export = exporting(digits, SourceText("", 1, "text\n", ("",), weights=b"weights"), qtbot)
    export.choose = lambda: tmp_path / "mine.py"
    with qtbot.waitSignal(export.told) as told:
        export.save()
    assert (tmp_path / "mine.safetensors").read_bytes() == b"weights"
    assert told.args == ["The program is saved as mine.py; mine.safetensors belongs beside it."]


def test_a_script_whose_weights_are_gone_is_not_saved(
    digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    export = exporting(digits, SourceText("", 1, "text\n", ("",), missing="They are gone."), qtbot)
    export.choose = lambda: tmp_path / "mine.py"
    with qtbot.waitSignal(export.failed) as failed:
        export.save()
    assert failed.args == ["They are gone."]
    assert not (tmp_path / "mine.py").exists()


def test_save_without_a_choice_writes_nothing(export: Export, qtbot: QtBot) -> None:
    export.choose = lambda: None
    with qtbot.assertNotEmitted(export.told), qtbot.assertNotEmitted(export.failed):
        export.save()


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    export: Export, tmp_path: Path, qtbot: QtBot
) -> None:
    export.choose = lambda: tmp_path / "no such folder" / "mine.py"
    with qtbot.waitSignal(export.failed) as failed:
        export.save()
    assert failed.args[0].startswith("mine.py cannot be written: No such file or directory;")


def test_a_document_with_problems_is_not_exported(
    export: Export, digits: Session, qtbot: QtBot
) -> None:
    break_network(digits)
    export.choose = lambda: pytest.fail("There was nothing to save.")
    for do in (export.copy, export.save):
        with qtbot.waitSignal(export.blocked) as blocked:
            do()
        assert "no problems" in blocked.args[0]


def test_why_the_engine_cannot_write_a_document_is_told(
    digits: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    export = Export(digits, refusing(digits), window)
    export.choose = lambda: tmp_path / "mine.py"
    for do in (export.copy, export.save):
        with qtbot.waitSignal(export.failed) as failed:
            do()
        assert failed.args == ["The program cannot be written: no."]
    assert not (tmp_path / "mine.py").exists()


def test_the_dialog_offers_the_name_of_the_program_and_adds_the_ending(
    export: Export, tmp_path: Path
) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == "digits_autoencoder.py"
        dialog.selectFile(str(tmp_path / "mine"))
        dialog.done(QFileDialog.DialogCode.Accepted)

    QTimer.singleShot(0, press)
    assert export.choose() == tmp_path / "mine.py"


def test_the_dialog_called_off_chooses_nothing(
    export: Export, digits: Session, tmp_path: Path
) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.directory().path() == str(tmp_path)
        dialog.reject()

    digits.save(tmp_path / "mine.loom")
    QTimer.singleShot(0, press)
    assert export.choose() is None

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from app.pictures.printing import Printing, place_on
from app.session import Session
from engine.document.values import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def printing(digits: Session, window: QWidget) -> Printing:
    return Printing(digits, window)


def into(path: Path) -> Callable[[QPrinter], bool]:
    """An answer to the dialog: print into this file."""

    def answer(printer: QPrinter) -> bool:
        printer.setOutputFileName(str(path))
        return True

    return answer


def printed(printing: Printing, path: Path, qtbot: QtBot) -> bytes:
    printing.ask = into(path)
    with qtbot.waitSignal(printing.told) as told:
        printing.print_graph()
    assert told.args == [f"The network is printed into {path.name}."]
    return path.read_bytes()


def test_the_network_is_printed_on_one_page(
    printing: Printing, tmp_path: Path, qtbot: QtBot
) -> None:
    content = printed(printing, tmp_path / "a.pdf", qtbot)

    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", content)) == 1


def test_a_wide_network_is_printed_on_a_wide_page(printing: Printing) -> None:
    seen: list[QPageLayout.Orientation] = []

    def answer(printer: QPrinter) -> bool:
        seen.append(printer.pageLayout().orientation())
        return False

    printing.ask = answer
    printing.print_graph()

    assert seen == [QPageLayout.Orientation.Landscape]


def test_nothing_is_printed_where_the_dialog_is_called_off(
    printing: Printing, tmp_path: Path, qtbot: QtBot
) -> None:
    def answer(printer: QPrinter) -> bool:
        printer.setOutputFileName(str(tmp_path / "a.pdf"))
        return False

    printing.ask = answer
    with qtbot.assertNotEmitted(printing.told), qtbot.assertNotEmitted(printing.failed):
        printing.print_graph()

    assert not list(tmp_path.iterdir())


@pytest.mark.qt_log_ignore("QPainter::begin.*Returned false")  # Qt says so too
def test_what_takes_nothing_is_told_in_a_sentence(
    printing: Printing, tmp_path: Path, qtbot: QtBot
) -> None:
    printing.ask = into(tmp_path / "none" / "a.pdf")
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_graph()

    assert failed.args is not None
    assert failed.args[0].endswith(
        "a.pdf took nothing; choose another printer, or save the picture as a PDF."
    )


def test_an_empty_canvas_is_not_printed(window: QWidget, qtbot: QtBot) -> None:
    printing = Printing(Session(Document()), window)
    printing.ask = lambda _: pytest.fail("There was nothing to print.")
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_graph()

    assert failed.args is not None
    assert failed.args[0].startswith("The canvas is empty")


def test_a_large_network_fills_the_page_and_a_small_one_does_not() -> None:
    page = QSize(960, 480)
    large, small = place_on(page, 96, QSize(4800, 1200)), place_on(page, 96, QSize(200, 100))

    assert large == QRect(0, 120, 960, 240)
    assert small == QRect(280, 140, 400, 200)


def test_the_dialog_proposes_a_file_where_there_is_no_printer(printing: Printing) -> None:
    seen: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append(dialog.printer().outputFileName() or dialog.printer().printerName())
        dialog.reject()

    QTimer.singleShot(0, press)
    printing.print_graph()

    assert len(seen) == 1
    assert seen[0]

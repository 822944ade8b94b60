"""What is on the canvas, on a sheet of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter

from app.pictures.formats import CREATOR, DOTS_PER_INCH
from app.pictures.saving import is_empty, nothing_there, painted, suggested_path, waiting
from app.session import Session
from app.theme.tokens import LIGHT
from app.words import tr
from engine.document.files import shown

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from app.pictures.painted import Painted

PAPER = replace(LIGHT, name="paper", canvas="#FFFFFF")
"""What is printed in, whatever the window wears."""

MOST_SCALE = 2.0
"""How large a small network is printed at most, against its size on a screen."""

Ask = Callable[["QPrinter"], bool]


class Printing(QObject):
    """Prints on one page. The dialog is an attribute, so that a test can answer it."""

    told = Signal(str)
    """It went well; one sentence."""
    failed = Signal(str)
    """Nothing was printed; one sentence."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.ask: Ask = self._ask

    def print_graph(self) -> None:
        """Print the selected blocks, if they are several, else all."""
        if is_empty(self._session):
            self.failed.emit(nothing_there())
            return
        with painted(self._session, PAPER) as picture:
            printer = self._printer(picture.size)
            if self.ask(printer):
                with waiting():
                    is_printed = _print(picture, printer)
                self._tell(printer, is_printed=is_printed)

    def _printer(self, size: QSize) -> QPrinter:
        """A printer whose page lies as the picture does; a file beside the document for none."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lies, is_wide = QPageLayout.Orientation, size.width() > size.height()
        printer.setPageOrientation(lies.Landscape if is_wide else lies.Portrait)
        printer.setCreator(CREATOR)
        printer.setDocName(self._session.name)
        if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            printer.setOutputFileName(str(suggested_path(self._session, ".pdf")))
        return printer

    def _tell(self, printer: QPrinter, *, is_printed: bool) -> None:
        file = printer.outputFileName()
        if not is_printed:
            words = "{where} took nothing; choose another printer, or save the picture as a PDF."
            self.failed.emit(tr(words, where=file or printer.printerName()))
        elif file:
            self.told.emit(tr("The network is printed into {file}.", file=shown(Path(file))))
        else:
            self.told.emit(tr("The network is sent to {printer}.", printer=printer.printerName()))

    def _ask(self, printer: QPrinter) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print the network"))
        is_chosen = bool(dialog.exec())
        dialog.deleteLater()
        return is_chosen


def place_on(page: QSize, dots_per_inch: int, size: QSize) -> QRect:
    """Where on a page a picture stands, in dots: in the middle, as large as fits, up to a limit."""
    largest = size * (MOST_SCALE * dots_per_inch / DOTS_PER_INCH)
    fitted = size.scaled(page.boundedTo(largest), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, fitted.width(), fitted.height())
    place.moveCenter(QRect(0, 0, page.width(), page.height()).center())
    return place


def _print(picture: Painted, printer: QPrinter) -> bool:
    """Print; False where the printer takes nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    page = printer.pageLayout().paintRectPixels(printer.resolution()).size()
    picture.paint(painter, place_on(page, printer.resolution(), picture.size))
    return painter.end()

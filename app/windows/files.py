"""New, open, save, and the question before work is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.session import Session
from engine.document.files import FileFault, read_document
from engine.document.values import Document

FILTER = "Neuroloom document (*.loom)"
SUFFIX = ".loom"
Answer = Literal["save", "discard", "cancel"]


class Files(QObject):
    """What the File menu does. The three dialogs are attributes, so that a test can answer them."""

    opened = Signal()
    """Another document is shown."""
    failed = Signal(str)
    """A file could not be read or written; one sentence."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.blank: Callable[[], Document] = Document
        """What makes a new document."""
        self.choose_open: Callable[[], Path | None] = self._choose_open
        self.choose_save: Callable[[], Path | None] = self._choose_save
        self.ask: Callable[[], Answer] = self._ask

    def new(self) -> None:
        """Show an empty document."""
        if self.may_leave():
            self._show(self.blank())

    def open_chosen(self) -> None:
        """Show the document of a file that the person chooses."""
        if self.may_leave() and (path := self.choose_open()):
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Show the document of a file. Says whether it could be read; the old one stays if not."""
        try:
            document = read_document(path)
        except FileFault as fault:
            self.failed.emit(str(fault))
            return False
        self._show(document, path)
        return True

    def open_example(self, path: Path) -> None:
        """Show a copy of an example, which has no file of its own yet."""
        if not self.may_leave():
            return
        try:
            self._show(read_document(path))
        except FileFault as fault:
            self.failed.emit(str(fault))

    def save(self) -> bool:
        """Write the document to its file; asks for one where there is none. Says whether it did."""
        return self._write(self._session.path) if self._session.path else self.save_as()

    def save_as(self) -> bool:
        """Write the document to a file that the person chooses. Says whether it did."""
        path = self.choose_save()
        return bool(path) and self._write(path)

    def may_leave(self) -> bool:
        """Whether the open document may go: it holds nothing new, or the person decided."""
        if not self._session.is_dirty:
            return True
        answer = self.ask()
        return self.save() if answer == "save" else answer == "discard"

    def _show(self, document: Document, path: Path | None = None) -> None:
        self._session.open(document, path)
        self.opened.emit()

    def _write(self, path: Path | None) -> bool:
        if path is None:
            return False
        try:
            self._session.save(path)
        except FileFault as fault:
            self.failed.emit(str(fault))
            return False
        return True

    def _choose_open(self) -> Path | None:
        dialog = self._dialog("Open a document")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def _choose_save(self) -> Path | None:
        dialog = self._dialog("Save the document")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(self._session.name + SUFFIX)
        return _chosen(dialog)

    def _dialog(self, title: str) -> QFileDialog:
        folder = self._session.path.parent if self._session.path else Path.home()
        return QFileDialog(self._window, title, str(folder), FILTER)

    def _ask(self) -> Answer:
        box = QMessageBox(self._window)
        box.setWindowTitle("Neuroloom")
        box.setText(f"Save the changes to “{self._session.name}”?")
        box.setInformativeText("They are lost if you discard them.")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.exec()
        answer = box.standardButton(box.clickedButton())
        box.deleteLater()
        answers: dict[QMessageBox.StandardButton, Answer] = {
            buttons.Save: "save",
            buttons.Discard: "discard",
        }
        return answers.get(answer, "cancel")


def _chosen(dialog: QFileDialog) -> Path | None:
    is_chosen = dialog.exec()
    path = Path(dialog.selectedFiles()[0]) if is_chosen else None
    dialog.deleteLater()
    return path

"""The program leaves the window: for the clipboard, or for a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.session import Session
from app.source_view.source import Source
from app.source_view.words import file_name, refusal
from app.widgets.file_dialogs import path_to_save
from app.words import tr
from engine.document.files import write_atomically
from engine.observations.about import WEIGHTS_BESIDE
from engine.observations.records import SourceText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Export(QObject):
    """Copies and saves the program. The dialog is an attribute, so that a test can answer it."""

    told = Signal(str)
    """It went well; one sentence."""
    failed = Signal(str)
    """A file could not be written; one sentence."""
    blocked = Signal(str)
    """The document has no program; one sentence."""

    def __init__(self, session: Session, source: Source, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._source, self._window = session, source, window
        self.choose: Callable[[], Path | None] = self._choose

    def copy(self) -> None:
        """Put the program on the clipboard."""
        if self._is_possible():
            self._source.when_written(self._copy)

    def save(self) -> None:
        """Write the program to a file that the person chooses."""
        if self._is_possible() and (path := self.choose()):
            self._source.when_written(partial(self._write, path))

    def _is_possible(self) -> bool:
        sentence = refusal(self._session)
        if sentence:
            self.blocked.emit(sentence)
        return not sentence

    def _copy(self, written: SourceText) -> None:
        if written.message:
            self.failed.emit(written.message)
            return
        QGuiApplication.clipboard().setText(written.text)
        self.told.emit(
            tr("The program is on the clipboard: {count:,} lines.", count=_lines(written))
        )

    def _write(self, path: Path, written: SourceText) -> None:
        if sentence := written.message or written.missing:
            self.failed.emit(sentence)
            return
        beside = path.with_suffix(WEIGHTS_BESIDE)
        try:
            if written.weights:
                write_atomically(beside, written.weights)
            write_atomically(path, written.text.encode("utf-8", "replace"))
        except OSError as fault:
            reason = fault.strerror or str(fault)
            sentence = tr(
                "{name} cannot be written: {reason}; the file is as it was. "
                "Save under another name or make room.",
                name=path.name,
                reason=reason,
            )
            self.failed.emit(sentence)
        else:
            sentence = tr("The program is saved as {name}; it runs by itself.", name=path.name)
            if written.weights:
                sentence = tr(
                    "The program is saved as {name}; {weights} belongs beside it.",
                    name=path.name,
                    weights=beside.name,
                )
            self.told.emit(sentence)

    def _choose(self) -> Path | None:
        suggested = self._session.folder / file_name(self._session.document)
        kinds = tr("Python source (*.py)")
        return path_to_save(self._window, tr("Save as Python"), suggested, kinds)


def _lines(written: SourceText) -> int:
    return len(written.nodes)

"""What happens when another program changes or deletes the file of the document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from app.choices import Choice
from app.files.disk_copy import DiskCopy, fingerprint
from app.files.telling import Telling
from app.session import Session
from app.words import tr
from engine.document.files import FileFault, document_in, file_content, shown

QUESTION = "disk"
"""The name of the question that is asked while both the file and the document have changed."""


class DiskChanges(QObject):
    """A document without changes follows its file, and says so; with changes, the person decides.

    Reading the file again is a step of the history, so that it can be undone.
    """

    def __init__(
        self, session: Session, disk: DiskCopy, telling: Telling, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._disk, self._telling = session, disk, telling
        disk.changed.connect(self._on_changed)
        disk.deleted.connect(self._on_deleted)
        session.file_changed.connect(self._withdraw_when_settled)

    def reload(self, step: str) -> bool:
        """Read the file again, as a step of that name. Says whether it could be read."""
        path = self._disk.path
        if path is None:
            return False
        try:
            content = file_content(path)
            document = document_in(content, shown(path))
        except FileFault as fault:
            self._session.history.resetClean()
            self._telling.failed.emit(str(fault))
            return False
        title = self._session.document.title  # that of a file is its name
        self._session.edit_document(step, replace(document, title=title))
        self._disk.follow(path, fingerprint(content))
        self._session.history.setClean()
        self._telling.withdrawn.emit(QUESTION)
        return True

    def keep_mine(self) -> None:
        """Let saving replace what the other program wrote."""
        self._disk.accept()

    def _on_changed(self) -> None:
        path = self._disk.path
        if path is None or not self._disk.is_changed:
            self._telling.withdrawn.emit(QUESTION)
        elif self._session.is_dirty:
            self._ask(path)
        else:
            self._follow(path)

    def _follow(self, path: Path) -> None:
        before = self._session.document
        if not self.reload(tr("Reload from disk")) or self._session.document is before:
            return
        words = "{file} was changed by another program, and what it holds now is shown."
        reloaded = self._session.history.index()
        undo = Choice(tr("Undo"), lambda: self._undo(reloaded))
        self._telling.told.emit(tr(words, file=shown(path)), (undo,))

    def _undo(self, reloaded: int) -> None:
        """Take the reading back, and with it nothing that the person did since."""
        history = self._session.history
        if history.index() == reloaded:
            history.undo()
        else:
            self._telling.told.emit(tr("There are later changes: undo those first."), ())

    def _ask(self, path: Path) -> None:
        words = "{file} was changed by another program, and you have changes that are not saved."
        choices = (
            Choice(tr("Load theirs"), lambda: self.reload(tr("Load from disk"))),
            Choice(tr("Keep mine"), self.keep_mine),
        )
        self._telling.asked.emit(QUESTION, tr(words, file=shown(path)), choices)

    def _on_deleted(self) -> None:
        if self._disk.path is None:
            return
        self._session.history.resetClean()
        words = "{file} was deleted or moved by another program; save to keep what is shown here."
        self._telling.failed.emit(tr(words, file=shown(self._disk.path)))

    def _withdraw_when_settled(self) -> None:
        if not self._session.is_dirty:
            self._telling.withdrawn.emit(QUESTION)

"""Runs of a document that has no file yet: they move beside it when it gets one."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import places
from app.runs.kept import runs_folder
from app.session import Session
from app.words import tr


class UnsavedRuns(QObject):
    """Knows the runs of this session that have no place beside their document."""

    moved = Signal()
    failed = Signal(str)
    """Runs could not be moved; one sentence."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runs: list[str] = []
        session.saved.connect(self._move)
        session.run.ended.connect(self._move)

    def note(self) -> None:
        """The run that is expected now has begun: remember it where the document has no file."""
        if self._session.path is None and not self._session.run.is_reopened:
            self._runs.append(self._session.run.expected)

    def forget(self) -> None:
        """Another document is open: its runs are others."""
        self._runs.clear()

    def _move(self) -> None:
        """Move what is over. A run that is active goes on writing where it began."""
        if self._session.path is None:
            return
        active = self._session.run.expected if self._session.run.is_active else ""
        ended = [run for run in self._runs if run != active]
        self._runs = [run for run in self._runs if run == active]
        if faults := [fault for run in ended if (fault := self._moved(run))]:
            self.failed.emit(faults[0])
        if ended:
            self.moved.emit()

    def _moved(self, run: str) -> str:
        """Move a run beside its document; gives a sentence where that fails."""
        source, target = places.runs() / run, runs_folder(self._session.path) / run
        try:
            if source.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(source, target)
        except OSError as fault:
            return _stays(source, fault)
        return ""


def _stays(source: Path, fault: OSError) -> str:
    return tr(
        "A run of this document stays in {folder}: {reason}.",
        folder=source,
        reason=(fault.strerror or str(fault)).lower(),
    )

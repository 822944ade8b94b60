"""Runs of a document that has no file yet: they move beside it when it gets one."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import places
from app.run_folders import runs_folder
from app.runs.carrying import Carrying
from app.session import Session
from app.words import tr

LOOK_MS = 50
"""How often it is looked whether runs have arrived on another disk."""


class UnsavedRuns(QObject):
    """Knows the runs of this session that have no place beside their document.

    On one disk a folder is given another name. To another disk a thread carries it.
    """

    moved = Signal()
    failed = Signal(str)
    """Runs could not be moved; one sentence."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runs: list[str] = []
        self._carrying: list[Carrying] = []
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        session.saved.connect(self._move)
        session.run.ended.connect(self._move)

    def note(self) -> None:
        """The run that is expected now has begun: remember it where the document has no file."""
        if self._session.path is None and not self._session.run.is_reopened:
            self._runs.append(self._session.run.expected)

    def forget(self) -> None:
        """Another document is open: its runs are others."""
        self._runs.clear()

    def close(self) -> None:
        """Wait for what is on its way, so that no run is lost half-way."""
        for carrying in self._carrying:
            carrying.join()
        self._look()

    def _move(self) -> None:
        """Move what is over. A run that is active goes on writing where it began."""
        if self._session.path is None:
            return
        active = self._session.run.expected if self._session.run.is_active else ""
        ended = [run for run in self._runs if run != active]
        self._runs = [run for run in self._runs if run == active]
        beside = runs_folder(self._session.path)
        ways = [(places.runs() / run, beside / run) for run in ended]
        faults = {way: fault for way in ways if (fault := _rename_fault(*way))}
        far = [way for way, fault in faults.items() if fault.errno == errno.EXDEV]
        self._carry(far)
        self._tell({way[0]: fault for way, fault in faults.items() if way not in far})
        if ended:
            self.moved.emit()

    def _carry(self, ways: list[tuple[Path, Path]]) -> None:
        if ways:
            self._carrying.append(Carrying(ways))
            self._carrying[-1].start()
            self._looking.start(LOOK_MS)

    def _look(self) -> None:
        """Tell of what has arrived, or could not be carried."""
        arrived = [carrying for carrying in self._carrying if not carrying.is_alive()]
        for carrying in arrived:
            carrying.join()
            self._carrying.remove(carrying)
            self._tell(carrying.faults)
            self.moved.emit()
        if not self._carrying:
            self._looking.stop()

    def _tell(self, faults: Mapping[Path, OSError]) -> None:
        if faults:
            self.failed.emit(_stays(*next(iter(faults.items()))))


def _rename_fault(source: Path, target: Path) -> OSError | None:
    """Move a run beside its document, if it is still there; gives why that failed."""
    try:
        if source.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
    except OSError as fault:
        return fault
    return None


def _stays(source: Path, fault: OSError) -> str:
    reason = (fault.strerror or str(fault)).lower()
    if isinstance(fault, shutil.Error):  # a list of files, each with its own reason
        reason = tr("not every file of it could be copied")
    return tr("A run of this document stays in {folder}: {reason}.", folder=source, reason=reason)

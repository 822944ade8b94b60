"""Keeps unsaved changes in a journal, at most two seconds behind the person."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.files import places
from app.files.disk_copy import DiskCopy
from app.files.journal import Journal, Slot, new_slot, to_bytes
from app.session import Session
from app.words import tr

WAIT_MS = 1_000
"""From a change to its journal. Later changes do not prolong it: who types on is kept as well."""
BUSY_MS = 100
"""Until it is tried again, where the journal before is still being written."""


class Autosave(QObject):
    """Follows the session. Writing is done on a thread: 1,000 blocks take 27 ms to write."""

    failed = Signal(str)
    """Changes cannot be kept; one sentence, said once until they can be again."""
    _written = Signal(str)
    """Comes from the thread: why the journal could not be written, or nothing."""

    def __init__(self, session: Session, disk: DiskCopy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._disk = session, disk
        self._slot: Slot | None = None
        self._carried = 0
        self._has_failed = False
        self._writing = threading.Thread()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self._written.connect(self._on_written)
        session.history.indexChanged.connect(self._follow)
        session.history.cleanChanged.connect(self._follow)

    @property
    def changes(self) -> int:
        """How many steps no file holds."""
        history = self._session.history
        clean = history.cleanIndex()
        steps = self._carried + history.index() if clean < 0 else abs(history.index() - clean)
        return max(1, steps) if self._session.is_dirty else 0

    def adopt(self, slot: Slot | None, changes: int) -> None:
        """Go on with a journal that was recovered, and with the count of its changes."""
        self.clear()
        self._slot, self._carried = slot, changes

    def clear(self) -> None:
        """Keep nothing: the changes are saved, or unwanted."""
        self._timer.stop()
        self._finish()
        self._carried = 0
        if self._slot:
            self._slot.clear()
            self._slot = None

    def _follow(self) -> None:
        if not self._session.is_dirty:
            self.clear()
        elif not self._timer.isActive():
            self._timer.start(WAIT_MS)

    def _keep(self) -> None:
        if self._writing.is_alive():
            self._timer.start(BUSY_MS)
            return
        try:
            self._slot = self._slot or new_slot(places.journals())
        except OSError as fault:
            self._on_written(fault.strerror or str(fault))
            return
        work = (self._slot, self._journal())
        self._writing = threading.Thread(target=self._write, args=work, name="autosave")
        self._writing.start()

    def _journal(self) -> Journal:
        session, now = self._session, datetime.now().astimezone()
        return Journal(
            session.document, session.name, session.path, self._disk.base, self.changes, now
        )

    def _write(self, slot: Slot, journal: Journal) -> None:
        """On the thread: nothing of Qt's is touched but the signal."""
        fault_words = ""
        try:
            slot.write(to_bytes(journal))
        except OSError as fault:
            fault_words = fault.strerror or str(fault)
        with suppress(RuntimeError):  # the window is gone, and nobody is there to be told
            self._written.emit(fault_words)

    def _finish(self) -> None:
        """Wait for what is being written, so that it does not appear after it was cleared."""
        if self._writing.is_alive():
            self._writing.join()

    def _on_written(self, fault_words: str) -> None:
        if fault_words and not self._has_failed:
            words = "Unsaved changes cannot be kept in case of a crash ({reason}); save often."
            self.failed.emit(tr(words, reason=fault_words))
        self._has_failed = bool(fault_words)

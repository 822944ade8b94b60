"""Keeps unsaved changes in a journal, at most two seconds behind the person."""

from __future__ import annotations

import gc
import threading
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app import places
from app.files.disk_copy import DiskCopy
from app.files.journal import Journal, Slot, new_slot, to_bytes
from app.session import Session
from app.widgets.delay import delayed
from app.words import tr

WAIT_MS = 1_000
"""From a change to its journal. Later changes do not prolong it: who types on is kept as well."""
LOOK_MS = 50
"""How often it is looked whether the journal is written."""


class Writing(threading.Thread):
    """Writes one journal beside the window; nothing of Qt's is touched here.

    fault: why it could not be written, once it has ended; empty if it could.
    """

    def __init__(self, slot: Slot, journal: Journal) -> None:
        super().__init__(name="autosave")
        self._slot, self._journal = slot, journal
        self.fault = ""

    def run(self) -> None:
        """Write it."""
        try:
            self._slot.write(to_bytes(self._journal))
        except OSError as fault:
            self.fault = fault.strerror or str(fault)


class Autosave(QObject):
    """Follows the session. A thread writes, for 1,000 blocks would hold up the window for 27 ms."""

    failed = Signal(str)
    """Changes cannot be kept; one sentence, said once until they can be again."""

    def __init__(self, session: Session, disk: DiskCopy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._disk = session, disk
        self._slot: Slot | None = None
        self._writing: Writing | None = None
        self._carried = 0
        self._has_failed = self._pauses_collecting = self._is_closed = False
        self._due, self._looking = delayed(self, WAIT_MS, self._keep), QTimer(self)
        self._looking.timeout.connect(self._look)
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
        self._due.stop()
        self._finish()
        self._carried = 0
        if self._slot:
            self._slot.clear()
            self._slot = None

    def close(self) -> None:
        """Keep nothing, and follow the session no longer."""
        if not self._is_closed:
            self._session.history.indexChanged.disconnect(self._follow)
            self._session.history.cleanChanged.disconnect(self._follow)
        self._is_closed = True
        self.clear()

    def _follow(self) -> None:
        if not self._session.is_dirty:
            self.clear()
        elif not self._due.isActive():
            self._due.start(WAIT_MS)

    def _keep(self) -> None:
        if self._writing:  # a slow disk: what is due follows when it has ended
            self._due.start(LOOK_MS)
            return
        try:
            self._slot = self._slot or new_slot(places.journals())
        except OSError as fault:
            self._tell(fault.strerror or str(fault))
            return
        self._pause_collecting()
        self._writing = Writing(self._slot, self._journal())
        self._writing.start()
        self._looking.start(LOOK_MS)

    def _journal(self) -> Journal:
        session, now = self._session, datetime.now().astimezone()
        return Journal(
            session.document, session.name, session.path, self._disk.base, self.changes, now
        )

    def _look(self) -> None:
        if self._writing and not self._writing.is_alive():
            self._finish()

    def _finish(self) -> None:
        """Wait for what is being written, so that it does not appear after it was cleared."""
        self._looking.stop()
        if self._writing:
            self._writing.join()
            self._go_on_collecting()
            self._tell(self._writing.fault)
            self._writing = None

    def _pause_collecting(self) -> None:
        """Garbage that is collected on the thread would end objects of Qt's there.

        Where the window's Collector is at work, this is so at all times.
        """
        self._pauses_collecting = gc.isenabled()
        gc.disable()

    def _go_on_collecting(self) -> None:
        if self._pauses_collecting:
            gc.enable()

    def _tell(self, fault: str) -> None:
        """Say why changes cannot be kept, unless it was said; an empty fault is none."""
        if fault and not self._has_failed:
            words = "Unsaved changes cannot be kept in case of a crash ({reason}); save often."
            self.failed.emit(tr(words, reason=fault))
        self._has_failed = bool(fault)

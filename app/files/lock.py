"""Who has a document open, so that two windows do not write one file unawares."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from app import places


@dataclass(frozen=True)
class Holder:
    """A window that has a document open."""

    process: int
    machine: str


class DocumentLock:
    """The one document that this window has open. A window that was killed holds none any more.

    A lock is a file in the person's data, named after the path of the document: a document in a
    folder that can only be read is told apart as well, and nothing is left beside the documents.
    Where no lock can be made, the document opens without one.
    """

    def __init__(self) -> None:
        self._lock: QLockFile | None = None
        self._path: Path | None = None

    def take(self, path: Path) -> Holder | None:
        """Have this document open, and no other; or give the window that has it already."""
        if path == self._path:
            return None
        lock = QLockFile(str(_lock_path(path)))
        if holder := _try(lock):
            return holder
        self.release()
        self._lock, self._path = lock, path
        return None

    def holder(self, path: Path) -> Holder | None:
        """The other window that has this document open, if there is one."""
        if path == self._path:
            return None
        lock = QLockFile(str(_lock_path(path)))
        found = _try(lock)
        lock.unlock()
        return found

    def release(self) -> None:
        """Have no document open."""
        if self._lock:
            self._lock.unlock()
        self._lock = self._path = None


def _lock_path(path: Path) -> Path:
    """The lock of a document: one for all paths that lead to it."""
    true = os.path.normcase(os.path.realpath(path))
    name = hashlib.sha256(os.fsencode(true)).hexdigest()[:24]
    return places.locks() / f"{name}.lock"


def _try(lock: QLockFile) -> Holder | None:
    """Take a lock, or say who has it."""
    with suppress(OSError):
        Path(lock.fileName()).parent.mkdir(parents=True, exist_ok=True)
    lock.setStaleLockTime(0)  # only the death of its process makes a lock stale, not its age
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return None
    process, machine, _ = lock.getLockInfo()
    return Holder(process, machine)

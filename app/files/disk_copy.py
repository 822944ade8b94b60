"""The file that the document came from, watched for what other programs do to it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from app.widgets.delay import delayed

SETTLE_MS = 200
"""From the system's word until the file is read: other programs write in several steps."""
MISSING, UNREADABLE = "", "unreadable"
"""Fingerprints of files that are not there, and of those that cannot be read."""


class DiskCopy(QObject):
    """Knows by fingerprint what the document is based on, so that a saving of ours is no news."""

    changed = Signal()
    """The file holds something else than before."""
    deleted = Signal()
    """The file is gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.base = MISSING
        """The fingerprint of what the document is based on."""
        self._seen = MISSING
        self._watcher = QFileSystemWatcher(self)
        self._settling = delayed(self, SETTLE_MS, self._look)
        self._watcher.fileChanged.connect(self._expect)
        self._watcher.directoryChanged.connect(self._expect)

    @property
    def is_changed(self) -> bool:
        """Whether saving would replace something that the document is not based on."""
        return self._fingerprint() not in (self.base, MISSING)

    def follow(self, path: Path, base: str) -> None:
        """Watch this file from now on; the document is based on the content of that fingerprint."""
        if path != self.path:
            self.forget()
        self.path, self.base, self._seen = path, base, base
        self._watch()
        self._settling.start()

    def forget(self) -> None:
        """Watch nothing: the document has no file."""
        self._settling.stop()
        if watched := self._watcher.files() + self._watcher.directories():
            self._watcher.removePaths(watched)
        self.path, self.base, self._seen = None, MISSING, MISSING

    def accept(self) -> None:
        """Saving may replace what the file holds now."""
        self.base = self._seen = self._fingerprint()

    def _expect(self) -> None:
        if self.path and not self._settling.isActive():
            self._settling.start()

    def _look(self) -> None:
        now, before = self._fingerprint(), self._seen
        self._seen = now
        self._watch()
        if now == before:
            return
        if now == MISSING:
            self.deleted.emit()
        else:
            self.changed.emit()

    def _watch(self) -> None:
        """Watch the file, which is another one after each replacing, and the folder."""
        if self.path is None:
            return
        watched = self._watcher.files() + self._watcher.directories()
        for path in (str(self.path), str(self.path.parent)):
            if path not in watched and Path(path).exists():
                self._watcher.addPath(path)

    def _fingerprint(self) -> str:
        return fingerprint_at(self.path) if self.path else MISSING


def fingerprint(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_at(path: Path) -> str:
    """The fingerprint of what a file holds."""
    try:
        return fingerprint(path.read_bytes())
    except FileNotFoundError:
        return MISSING
    except OSError:
        return UNREADABLE

"""What is kept of unsaved changes: the whole document, whose it is and since when."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from app.files.paths import path_of, uri_of
from app.words import tr
from engine.document.files import FileFault, document_in, printable, write_atomically
from engine.document.schema import to_json
from engine.document.values import Document
from engine.language.faults import json_words

SUFFIX, LOCK_SUFFIX, DAMAGED_SUFFIX = ".loom.journal", ".lock", ".damaged"
FORMAT = 1


class Damaged(Exception):
    """A journal that cannot be read; the text says what is wrong with it."""


@dataclass(frozen=True)
class Journal:
    """Unsaved changes.

    name: what the title bar called the document. path: its file, if it has one. base: the
    fingerprint of what that file held when it was read. changes: how many steps are unsaved.
    """

    document: Document
    name: str
    path: Path | None
    base: str
    changes: int
    written: datetime


def to_bytes(journal: Journal) -> bytes:
    """A journal as it is written."""
    entries = {
        "journal": FORMAT,
        "name": journal.name,
        "file": uri_of(journal.path) if journal.path else "",
        "base": journal.base,
        "changes": journal.changes,
        "written": journal.written.isoformat(timespec="seconds"),
        "document": to_json(journal.document),
    }
    return json.dumps(entries, indent=1).encode()


def from_bytes(content: bytes) -> Journal:
    """The journal that was written. Raises Damaged."""
    try:
        found = json.loads(content)
        text = str(found["document"]).encode("utf-8", "replace")
        return Journal(
            document=document_in(text, tr("the document in it")),
            name=printable(str(found["name"])),
            path=path_of(found["file"]) if found["file"] else None,
            base=str(found["base"]),
            changes=int(found["changes"]),
            written=datetime.fromisoformat(found["written"]),
        )
    except json.JSONDecodeError as fault:
        raise Damaged(json_words(fault)) from fault
    except FileFault as fault:
        raise Damaged(fault.cause.rstrip(".")) from fault
    except (ValueError, LookupError, TypeError, AttributeError) as fault:
        raise Damaged(tr("it is no journal of this program")) from fault


class Slot:
    """The place of one window's journal; held by a lock for as long as the window lives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(path) + LOCK_SUFFIX)
        self._lock.setStaleLockTime(0)
        self.is_held = self._lock.tryLock(0)

    def write(self, content: bytes) -> None:
        """Put a journal there. Raises OSError; the earlier one is whole then."""
        write_atomically(self.path, content)

    def read(self) -> Journal:
        """The journal that is there. Raises Damaged."""
        try:
            return from_bytes(self.path.read_bytes())
        except OSError as fault:
            raise Damaged(fault.strerror or str(fault)) from fault

    def clear(self) -> None:
        """Leave nothing behind: the changes are saved, or unwanted."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.let_go()

    def set_aside(self) -> Path:
        """Keep a damaged journal where nobody looks for one; gives its new path."""
        aside = self.path.with_name(self.path.name + DAMAGED_SUFFIX)
        with suppress(OSError):
            self.path.replace(aside)
        self.let_go()
        return aside

    def let_go(self) -> None:
        """Leave the journal for another window to find."""
        self._lock.unlock()
        self.is_held = False


def new_slot(folder: Path) -> Slot:
    """A place that no window has used. Raises OSError where there is none to be had."""
    return Slot(folder / f"{secrets.token_hex(8)}{SUFFIX}")


def left_behind(folder: Path) -> Iterator[Slot]:
    """The journals whose windows are gone, the newest first; this window now holds them."""
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=_age):
        slot = Slot(path)
        if slot.is_held and path.exists():
            yield slot
        else:
            slot.let_go()


def _age(path: Path) -> float:
    """Sorts the newest first; what has just gone comes last."""
    with suppress(OSError):
        return -path.stat().st_mtime
    return 0.0

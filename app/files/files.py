"""The File menu: new, open, save, and the care for what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSysInfo, Signal

from app.choices import Choice
from app.files.asking import Answer, Asking, ReplaceAnswer
from app.files.autosave import Autosave
from app.files.disk_changes import DiskChanges
from app.files.disk_copy import DiskCopy, fingerprint, fingerprint_at
from app.files.journal import Journal, Slot
from app.files.lock import DocumentLock, Holder
from app.files.neighbours import Neighbours, Nobody
from app.files.paths import with_ending
from app.files.recent import Recent
from app.files.telling import Telling
from app.session import Session
from app.words import tr
from engine.document.edits import free_name
from engine.document.files import (
    FileFault,
    document_in,
    file_content,
    printable,
    read_document,
    shown,
    write_document,
)
from engine.document.values import Document

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


LOCK_QUESTION = "lock"


class Files(QObject):
    """What the File menu does. The dialogs are attributes, so that a test can answer them."""

    opened = Signal()
    """Another document is shown."""
    failed = Signal(str)
    """A file could not be read or written; one sentence."""

    def __init__(self, session: Session, window: QWidget, settings: QSettings) -> None:
        super().__init__(window)
        self._session = session
        asking = Asking(session, window)
        self.blank: Callable[[], Document] = Document
        """What makes a new document."""
        self.choose_open: Callable[[], Path | None] = asking.choose_open
        self.choose_save: Callable[[], Path | None] = asking.choose_save
        self.choose_copy: Callable[[], Path | None] = asking.choose_copy
        self.ask: Callable[[], Answer] = asking.ask_leave
        self.ask_replace: Callable[[str], ReplaceAnswer] = asking.ask_replace
        self.finish: Callable[[], None] = lambda: None
        """Keeps what is being typed on the canvas."""
        self.neighbours: Neighbours = Nobody(self)
        """The other documents of the window."""
        self.telling = Telling(self)
        self.recent = Recent(settings)
        self._disk = DiskCopy(self)
        self._disk_changes = DiskChanges(session, self._disk, self.telling, self)
        self._autosave = Autosave(session, self._disk, self)
        self._lock = DocumentLock()
        self.telling.failed.connect(self.failed)
        self._autosave.failed.connect(self.failed)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has saved the document, changed it or run it."""
        session = self._session
        is_new = session.path is None and not session.history.count() and not session.is_dirty
        return is_new and not session.run.expected

    def close(self) -> None:
        """Leave nothing behind: the document was saved, or its changes are unwanted."""
        self._autosave.close()
        self._disk.forget()
        self._lock.release()

    # Opening

    def new(self) -> None:
        """Show an empty document, which is called as no other one that is open."""
        if room := self.neighbours.room(keeps_blocks=True):
            blank = self.blank()
            title = free_name(self.neighbours.names_beside(room), blank.title)
            room.show(replace(blank, title=title))

    def open_chosen(self) -> None:
        """Show the document of a file that the person chooses."""
        if path := self.choose_open():
            self.open_instead(path)

    def open_instead(self, path: Path) -> None:
        """Show the document of a file where there is room, or where it is open already."""
        if not self.neighbours.go_to(path):
            self._open(path, self._room)

    def open_path(self, path: Path) -> bool:
        """Show the document of a file here. Says whether it does; the old one stays if not."""
        return self._open(path, lambda: self)

    def open_anyway(self, path: Path) -> None:
        """Show the document of a file that another window has open."""
        if (found := self._read(path)) and (room := self._room()):
            room.show_file(path, *found)

    def open_copy(self, path: Path) -> None:
        """Show a copy of a document, which has no file of its own yet."""
        if (found := self._read(path)) and (room := self._room()):
            room.show(replace(found[0], title=tr("{name} copy", name=printable(path.stem))))

    def open_example(self, path: Path) -> None:
        """Show a copy of an example, which has no file of its own yet."""
        try:
            document = read_document(path)
        except FileFault as fault:
            self.failed.emit(str(fault))
        else:
            if room := self._room():
                room.show(document)

    def recover(self, journal: Journal, slot: Slot | None) -> bool:
        """Show what was recovered, as changes that are not saved; the file stays as it is."""
        room = self._room()
        if room:
            room.show_recovered(journal, slot)
        return room is not None

    def show(self, document: Document) -> None:
        """Show a document that has no file, here."""
        self._lock.release()
        self._disk.forget()
        self._session.open(document)
        self.opened.emit()

    def show_file(self, path: Path, document: Document, content: bytes) -> None:
        """Show the document of a file, here."""
        is_ours = self._claim(path)
        self._session.open(document, path)
        self._disk.follow(path, fingerprint(content))
        self.recent.add(path)
        self.telling.withdrawn.emit(LOCK_QUESTION)
        self.opened.emit()
        if not is_ours:
            self._tell_shared(path)

    def show_recovered(self, journal: Journal, slot: Slot | None) -> None:
        """Show what was recovered, here; the journal is kept until it is saved."""
        self._lock.release()
        self._disk.forget()
        self._session.open(journal.document, journal.path)
        self._autosave.adopt(slot, journal.changes)
        self._session.history.resetClean()
        self.opened.emit()
        if journal.path:
            self._disk.follow(journal.path, journal.base)
            if not self._claim(journal.path):
                self._tell_shared(journal.path)

    # Saving

    def save(self) -> bool:
        """Write the document to its file; asks for one where there is none. Says whether it did."""
        self.finish()
        path = self._session.path
        if path is None:
            return self.save_as()
        if not self._disk.is_changed:
            return self._write(path)
        words = "{file} was changed by another program since it was opened here. Replace it?"
        return self._replace(path, tr(words, file=shown(path)))

    def save_as(self) -> bool:
        """Write the document to a file that the person chooses. Says whether it did."""
        self.finish()
        chosen = self.choose_save()
        if chosen is None:
            return False
        path = with_ending(chosen)
        if path == self._session.path:
            return self.save()
        question = self._why_ask(chosen, path)
        return self._replace(path, question) if question else self._write(path)

    def save_copy(self) -> None:
        """Write the document to another file, and go on with this one."""
        self.finish()
        chosen = self.choose_copy()
        if chosen is None:
            return None
        path = with_ending(chosen)
        if path == self._session.path:
            self.save()
            return None
        if question := self._why_ask(chosen, path):
            answer = self.ask_replace(question)
            if answer != "replace":
                return self.save_copy() if answer == "save_as" else None
        try:
            write_document(replace(self._session.document, title=printable(path.stem)), path)
        except FileFault as fault:
            self.failed.emit(str(fault))
        else:
            words = tr("A copy was saved as {file}.", file=shown(path))
            self.telling.told.emit(words, ())

    def revert(self) -> None:
        """Show what the file holds, as a step that can be undone."""
        self._disk_changes.reload(tr("Revert to saved"))

    def associate(self) -> None:
        """Let the system open documents with this program; the notice takes it back."""
        words = tr("A double click on a .loom file opens it here now.")
        self._tell_system(words, Choice(tr("Undo"), self._dissociate), is_wanted=True)

    def may_leave(self) -> bool:
        """Whether the open document may go: it holds nothing new, or the person decided."""
        self.finish()
        if not self._session.is_dirty:
            return True
        answer = self.ask()
        return self.save() if answer == "save" else answer == "discard"

    def _dissociate(self) -> None:
        words = tr("A double click on a .loom file no longer opens it here.")
        self._tell_system(words, is_wanted=False)

    def _tell_system(self, words: str, *choices: Choice, is_wanted: bool) -> None:
        from app.files.associations.command import changed

        try:
            changed(is_wanted=is_wanted)
        except OSError as fault:
            self.failed.emit(tr("The system could not be told: {reason}.", reason=fault))
        else:
            self.telling.told.emit(words, choices)

    def _room(self) -> Files | None:
        return self.neighbours.room(keeps_blocks=False)

    def _open(self, path: Path, find_room: Callable[[], Files | None]) -> bool:
        found = self._read(path)
        if not found:
            return False
        if holder := self._lock.holder(path):
            self._offer_copy(path, holder)
            return False
        room = find_room()
        if room:
            room.show_file(path, *found)
        return room is not None

    def _read(self, path: Path) -> tuple[Document, bytes] | None:
        """The document in a file and the file's content; what is wrong is told."""
        try:
            content = file_content(path)
            return document_in(content, shown(path)), content
        except FileFault as fault:
            if not path.exists():
                self.recent.drop(path)
            self.failed.emit(str(fault))
            return None

    def _why_ask(self, chosen: Path, path: Path) -> str:
        """What to ask before a file is replaced; empty where the dialog that chose it has asked."""
        if sentence := self._who_has(path):
            return f"{sentence} {tr('Replace it?')}"
        if path != chosen and path.exists():
            return tr("{file} is already there. Replace it?", file=shown(path))
        return ""

    def _replace(self, path: Path, question: str) -> bool:
        answer = self.ask_replace(question)
        return self._write(path) if answer == "replace" else answer == "save_as" and self.save_as()

    def _write(self, path: Path) -> bool:
        try:
            self._session.save(path)
        except FileFault as fault:
            self.failed.emit(str(fault))
            return False
        self._disk.follow(path, fingerprint_at(path))
        self._claim(path)
        self.recent.add(path)
        return True

    def _claim(self, path: Path) -> bool:
        """Take the lock of a document, or none where another window has it; says whether we do."""
        is_ours = self._lock.take(path) is None
        if not is_ours:
            self._lock.release()
        return is_ours

    def _who_has(self, path: Path) -> str:
        """Who else has a document open, in a sentence; empty for nobody."""
        if self.neighbours.has(path):
            return tr("{file} is open in another tab.", file=shown(path))
        holder = self._lock.holder(path)
        return holder_sentence(path, holder) if holder else ""

    def _offer_copy(self, path: Path, holder: Holder) -> None:
        choices = (
            Choice(tr("Open a copy"), lambda: self.open_copy(path)),
            Choice(tr("Open anyway"), lambda: self.open_anyway(path)),
        )
        self.telling.asked.emit(LOCK_QUESTION, holder_sentence(path, holder), choices)

    def _tell_shared(self, path: Path) -> None:
        words = "{file} is open in two windows; each asks before it replaces what the other saved."
        self.telling.told.emit(tr(words, file=shown(path)), ())


def holder_sentence(path: Path, holder: Holder) -> str:
    """Who has a document open."""
    is_here = holder.machine == QSysInfo.machineHostName()
    machine = tr("this machine") if is_here else holder.machine
    words = "{file} is open in another Neuroloom window (process {process} on {machine})."
    return tr(words, file=shown(path), process=holder.process, machine=machine)

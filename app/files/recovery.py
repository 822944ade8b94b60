"""Unsaved changes that a window left behind when it was killed, offered one after the other."""

from __future__ import annotations

from collections.abc import Callable

from app import places
from app.choices import Choice
from app.files.journal import Damaged, Journal, Slot, left_behind
from app.files.paths import with_tilde
from app.files.telling import Telling
from app.moments import when_words
from app.words import tr
from engine.document.files import printable

QUESTION = "recovery"


class Recovery:
    """Asks what is to become of each journal. `recover` shows one and says whether it does.

    A journal that is offered is held, so that no other window offers it too.
    """

    def __init__(self, telling: Telling, recover: Callable[[Journal, Slot | None], bool]) -> None:
        self.telling, self._recover = telling, recover
        self._waiting: list[tuple[Journal, Slot]] = []

    def look(self) -> None:
        """Offer what other windows left behind."""
        for slot in left_behind(places.journals()):
            try:
                self._waiting.append((slot.read(), slot))
            except Damaged as fault:
                self._set_aside(slot, str(fault))
        self._offer()

    def close(self) -> None:
        """Leave what is not decided for the next time."""
        for _, slot in self._waiting:
            slot.let_go()
        self._waiting.clear()

    def _offer(self) -> None:
        if not self._waiting:
            self.telling.withdrawn.emit(QUESTION)
            return
        choices = (
            Choice(tr("Recover"), self._take_first),
            Choice(tr("Discard"), self._discard_first),
            Choice(tr("Later"), self._leave_first),
        )
        self.telling.asked.emit(QUESTION, offer_sentence(self._waiting[0][0]), choices)

    def _take_first(self) -> None:
        journal, slot = self._waiting[0]
        if self._recover(journal, slot):
            del self._waiting[0]
        self._offer()

    def _discard_first(self) -> None:
        journal, slot = self._waiting.pop(0)
        slot.clear()
        words = tr("The unsaved changes to “{name}” were discarded.", name=journal.name)
        undo = Choice(tr("Undo"), lambda: self._recover(journal, None))
        self.telling.told.emit(words, (undo,))
        self._offer()

    def _leave_first(self) -> None:
        self._waiting.pop(0)[1].let_go()
        self._offer()

    def _set_aside(self, slot: Slot, reason: str) -> None:
        words = (
            "Unsaved changes of an earlier window cannot be read ({reason}); {file} keeps them, "
            "and the document is as it was saved last."
        )
        self.telling.failed.emit(tr(words, reason=reason, file=slot.set_aside()))


def offer_sentence(journal: Journal) -> str:
    """Which document, how much is unsaved, and since when."""
    place = f" ({printable(with_tilde(journal.path.parent))})" if journal.path else ""
    when = when_words(journal.written.timestamp())
    words = "“{name}”{place} was not closed properly: {count} unsaved changes from {when} are kept."
    if journal.changes == 1:
        words = "“{name}”{place} was not closed properly: one unsaved change from {when} is kept."
    return tr(words, name=journal.name, place=place, count=f"{journal.changes:,}", when=when)

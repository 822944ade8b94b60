"""The program of the document, as the engine wrote it last, and the asking for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.run_folders import earlier_folders
from app.session import Session
from engine.commands import WriteSource
from engine.document.meaning import means_the_same
from engine.document.values import Document
from engine.observations.records import SourceText


class Source(QObject):
    """Asks for the text of the document when somebody wants it. `ask` hands a command over."""

    changed = Signal()
    """An answer came, or none will come any more."""

    def __init__(
        self,
        session: Session,
        ask: Callable[[WriteSource], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self._request = 0
        self._asked: Document | None = None
        self._written: tuple[Document, SourceText] | None = None
        self._waiting: list[Callable[[SourceText], None]] = []
        session.run.written.connect(self._take)

    @property
    def latest(self) -> SourceText | None:
        """The newest answer, which an edit may have left behind; None before the first."""
        return self._written[1] if self._written else None

    @property
    def is_current(self) -> bool:
        """Whether the newest answer is of the document as it stands."""
        written = self._written
        return written is not None and means_the_same(written[0], self._session.document)

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is waited for."""
        return self._asked is not None

    def want(self) -> None:
        """Have the document written, unless it is written or being written."""
        document = self._session.document
        is_asked = self._asked is not None and means_the_same(self._asked, document)
        if not self.is_current and not is_asked:
            self._request += 1
            self._asked = document
            earlier = tuple(map(str, earlier_folders(self._session.path)))
            self._ask(WriteSource(self._request, document, earlier))

    def when_written(self, do: Callable[[SourceText], None]) -> None:
        """Call `do` with the text of the document: now if it is there, else when it comes."""
        if self._written and self.is_current:
            do(self._written[1])
        else:
            self._waiting.append(do)
            self.want()

    def forget(self) -> None:
        """Another document is open: what was written is none of its."""
        self._written = None
        self.give_up()

    def give_up(self) -> None:
        """The engine is gone, and with it the answer that was waited for."""
        self._asked = None
        self._waiting.clear()
        self.changed.emit()

    def _take(self, answer: SourceText) -> None:
        if self._asked is None or answer.request != self._request:
            return
        self._written, self._asked = (self._asked, answer), None
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(answer)
        self.changed.emit()

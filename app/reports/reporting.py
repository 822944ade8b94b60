"""Keeps a report of every fault, and tells the person of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import places
from app.bridge.client import EngineClient
from app.choices import Choice
from app.reports.action_log import ActionLog
from app.reports.hard_crashes import crash_traced, take_traces
from app.reports.store import Reports
from app.reports.writing import report_text
from app.session import Session
from app.widgets.action_face import allow
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

HARD_CRASH = "Neuroloom stopped unexpectedly the last time."
NO_REPORT = "Nothing has failed"


class Reporting(QObject):
    """Takes faults of the window and deaths of engines; the action "report" shows the last.

    `session` is that of the document that is shown.
    """

    told = Signal(str, tuple)
    """A fault, in one sentence, and the Choices that it leaves: to look at its report."""

    def __init__(self, session: Session, client: EngineClient, window: QWidget) -> None:
        super().__init__(window)
        self.session, self._window = session, window
        self._actions: Mapping[str, QAction] = {}
        self._log = ActionLog()
        self._reports = Reports(places.reports())
        self._last_details = ""
        self.hear(session, client)

    def hear(self, session: Session, client: EngineClient) -> None:
        """Take the deaths of the engine of a document too."""
        client.died.connect(partial(self._take_death, session, client))

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Note the actions that are taken from now on; "report" is one of them."""
        self._actions = actions
        self._log.follow(actions)
        self._show_state()

    @property
    def last(self) -> Path | None:
        """The newest report."""
        return self._reports.last()

    def take_fault(self, sentence: str, trace: str) -> None:
        """Something that nobody caught; what fails again and again is written once."""
        if trace != self._last_details:
            self._last_details = trace
            self._write(sentence, trace, self.session)
        self._tell(sentence)

    @contextmanager
    def hard_crashes_kept(self) -> Iterator[None]:
        """Tell of an earlier start that crashed; while inside, keep what a crash leaves."""
        with ExitStack() as stack:
            try:
                self.tell_hard_crashes()
                stack.enter_context(crash_traced(self._reports.folder))
            except OSError as fault:
                self._tell_unwritten(fault)
            yield

    def tell_hard_crashes(self) -> None:
        """Tell once of an earlier start that crashed."""
        for trace in take_traces(self._reports.folder):
            self._keep(report_text(tr(HARD_CRASH), trace))
            self._tell(tr(HARD_CRASH))

    def show(self) -> None:
        """Show the newest report."""
        from app.reports.report_dialog import ReportDialog

        if path := self.last:
            ReportDialog(path, self._window).open()

    def _take_death(self, session: Session, client: EngineClient, sentence: str) -> None:
        """An engine is gone; the window tells of it by itself."""
        self._write(sentence, "\n".join(client.last_words), session)

    def _write(self, sentence: str, details: str, session: Session) -> None:
        self._keep(report_text(sentence, details, self._log.lines, session))

    def _keep(self, text: str) -> None:
        try:
            self._reports.write(text)
        except OSError as fault:
            self._tell_unwritten(fault)
        self._show_state()

    def _tell(self, sentence: str) -> None:
        choices = (Choice(tr("Show the report"), self.show),) if self.last else ()
        self.told.emit(sentence, choices)

    def _tell_unwritten(self, fault: OSError) -> None:
        why = fault.strerror or str(fault)
        self.told.emit(tr("Reports of faults cannot be written: {why}.", why=why), ())

    def _show_state(self) -> None:
        if "report" in self._actions:
            allow(self._actions["report"], self.last is not None, tr(NO_REPORT))

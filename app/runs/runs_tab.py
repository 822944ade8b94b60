"""The Runs tab: what became of the runs of this document, and the way back to each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QSplitter, QStackedLayout, QWidget

from app.runs.kept import KeptRun, runs_of
from app.runs.run_list import RunList
from app.runs.summary import summary_text
from app.runs.summary_card import DEEDS, SummaryCard
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.widgets.delay import delayed
from app.widgets.folders import open_folder
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

EMPTY = "Runs of this document are listed here when they have ended, with a way back to each."
ACTIVE = "A run is going on; stop it before you open another one"
REFRESH_MS = 200
LIST_PX, CARD_PX = 450, 370
LEAST_LIST_PX, LEAST_CARD_PX = 180, 240


class RunsTab(QWidget):
    """Follows the session, but reads folders only while somebody looks.

    `ask` and `open_folder` are attributes, so that a test can answer them.
    """

    open_asked = Signal(object)
    """The KeptRun to be shown again."""
    document_asked = Signal(object)
    """The KeptRun whose document should be shown."""
    failed = Signal(str)
    """Something could not be done; one sentence."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self.ask: Callable[[KeptRun], bool] = self._ask
        self.open_folder: Callable[[Path], bool] = open_folder
        self.list = RunList(appearance)
        self.card = SummaryCard(appearance)
        self.empty = QLabel(tr(EMPTY))
        self._timer = delayed(self, REFRESH_MS, self.refresh)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the folders of the runs anew."""
        self._is_stale = False
        session = self._session
        active = self._run_in_view if session.run.is_active else ""
        found = runs_of(session.path, session.document.title)
        runs = [run for run in found if run.id != active]
        self._stack.setCurrentIndex(1 if runs else 0)
        self.list.show_runs(runs, session.document, self._run_in_view)
        session.look_for_weights()

    def expect(self) -> None:
        """Something may have changed: read it soon, or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    @property
    def _run_in_view(self) -> str:
        start = self._session.run.start
        return Path(start.folder).name if start else ""

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Runs"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        set_role(self.empty, Role.SECONDARY)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(LEAST_LIST_PX)
        self.card.setMinimumWidth(LEAST_CARD_PX)
        split.addWidget(self.list)
        split.addWidget(self.card)
        split.setSizes([LIST_PX, CARD_PX])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(split)

    def _connect(self) -> None:
        run = self._session.run
        self._session.document_changed.connect(self.expect)
        self._session.file_changed.connect(self.expect)
        run.started.connect(self.expect)
        run.ended.connect(self._show_end)
        self.list.chosen.connect(self._sum_up)
        self.list.open_asked.connect(lambda _: self._do("open"))
        self.card.asked.connect(self._do)
        for deed, declared in DEEDS.items():
            action = QAction(tr(declared.title), self.list)
            action.triggered.connect(lambda _=False, deed=deed: self._do(deed))
            self.list.addAction(action)

    def _show_end(self) -> None:
        """A run is over: its summary is what a person wants to see next."""
        self.refresh()
        self.list.choose(self._run_in_view)

    def _sum_up(self, run: KeptRun | None) -> None:
        if run:
            self.card.show_run(run, tr(ACTIVE) if self._session.run.is_active else "")

    def _do(self, deed: str) -> None:
        run = self.list.current
        if run is None:
            return
        match deed:
            case "open":
                self.open_asked.emit(run)
            case "document":
                self.document_asked.emit(run)
            case "folder":
                self._show_in_folder(run)
            case "copy":
                QGuiApplication.clipboard().setText(summary_text(run))
            case _:
                self._delete(run)

    def _show_in_folder(self, run: KeptRun) -> None:
        if not self.open_folder(run.folder):
            self.failed.emit(
                tr("No program here shows folders; the run is in {folder}.", folder=run.folder)
            )

    def _delete(self, run: KeptRun) -> None:
        if not self.ask(run):
            return
        if not QFile(str(run.folder)).moveToTrash():
            words = "The run in {folder} cannot be moved to the trash; delete it by hand."
            self.failed.emit(tr(words, folder=run.folder))
        self.refresh()

    def _ask(self, run: KeptRun) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle("Neuroloom")
        box.setText(tr("Move “{run}” to the trash?", run=run.name))
        box.setInformativeText(tr("Its curves and weights go with it."))
        yes = box.addButton(tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        box.exec()
        is_wanted = box.clickedButton() is yes
        box.deleteLater()
        return is_wanted

"""One document in the window, with its files, its runs, and all the parts that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.bridge.client import EngineClient
from app.canvas.breadcrumb import Breadcrumb
from app.canvas.canvas import Canvas
from app.failure import sentence_of
from app.files.files import Files
from app.inspector.inspector import Inspector
from app.latent_view.latent_view import LatentView
from app.latent_view.space.latent import Latent
from app.outline.outline import Outline
from app.palette.palette import Palette
from app.pictures.printing import Printing
from app.pictures.saving import PictureSaving
from app.plots.gradient_plot import GradientPlot
from app.plots.loss_plot import LossPlot
from app.problems.problem_list import ProblemList
from app.runs.kept import KeptRun
from app.runs.runs_tab import RunsTab
from app.runs.unsaved import UnsavedRuns
from app.samples_view.samples_view import SamplesView
from app.session import Session
from app.source_view.export import Export
from app.source_view.source import Source
from app.source_view.source_tab import SourceTab
from app.theme.applying import Appearance
from app.theme.marks import Surface, set_surface
from app.windows.health import Health
from app.windows.live_edits import LiveEdits
from app.windows.notice import NoticeBar, Questions, stacked
from app.windows.panels import Panels, Parts
from app.windows.running import Running
from app.windows.status_bar import StatusBar
from app.words import tr
from engine.observations.about import DOCUMENT

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.latent_view.instrument import Instrument
    from app.source_view.source_view import SourceView


class Workspace(QWidget):
    """All that belongs to one document. `client` runs its engine."""

    instrument_shown = Signal(bool)
    """Whether the latent space has the page, from now on."""

    def __init__(
        self, session: Session, client: EngineClient, appearance: Appearance, settings: QSettings
    ) -> None:
        super().__init__()
        self.session, self.client, self._appearance = session, client, appearance
        self._blocked, self._was_shown = "", False
        self.instrument: Instrument | None = None
        self._had_keys: QWidget | None = None
        self.running = Running(session, client, self)
        self.files = Files(session, self, settings)
        self._live_edits = LiveEdits(session, self.running, self)
        self.health = Health(session.run, self)
        self._unsaved_runs = UnsavedRuns(session, self)
        self.picture_saving = PictureSaving(session, appearance, self)
        self.printing = Printing(session, self)
        self._make_parts()
        self._place_parts()
        self._connect()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order in which one reads them."""
        if self.instrument and self.is_instrument_shown:
            return (self.instrument, self.status)
        centre = (self.breadcrumb, self.canvas, self.questions, self.notice, self.tabs)
        return (self.palette_panel, *centre, self.latent_view, self.inspector, self.status)

    def leave_keys(self, other: QWidget) -> bool:
        """Let another widget have the keys, if a part of this one has them; says whether one has.

        Qt would else seek a part to have them while this one is hidden.
        """
        holder = QApplication.focusWidget()
        if holder is None or not self.isAncestorOf(holder):
            return False
        self._had_keys = holder
        other.setFocus()
        return True

    def take_keys(self) -> None:
        """Let the part have the keys that had them last."""
        is_there = self._had_keys is not None and isValid(self._had_keys)
        (self._had_keys if self._had_keys and is_there else self.canvas).setFocus()

    @property
    def is_engine_unused(self) -> bool:
        """Whether nothing was asked of the engine: it may as well wait for another document."""
        is_asked = self.source.is_under_way or self.running.is_opening
        return self.files.is_untouched and not is_asked

    def prepare(self) -> None:
        """Load what can wait until the window is on the screen."""
        self.loss_plot.prepare()
        self.inspector.prepare()

    def close_down(self) -> None:
        """Leave nothing behind: the document was saved, or its changes are unwanted."""
        self.files.close()
        self._unsaved_runs.close()
        self.client.let_go()
        self.session.history.blockSignals(True)  # its end would tell views that are gone

    def _is_engine_awaited(self) -> bool:
        """Whether its answers are seen, or a run or a program is under way."""
        is_under_way = self.running.is_active or self.running.is_opening
        return self.isVisible() or is_under_way or self.source.is_under_way

    def _make_parts(self) -> None:
        session, appearance = self.session, self._appearance
        self.canvas, self.breadcrumb = Canvas(session, appearance), Breadcrumb(session)
        self.palette_panel = Palette(session, appearance)
        self.loss_plot = LossPlot(session, appearance)
        self.gradient_plot = GradientPlot(session, appearance)
        self.latent = Latent(session, self)
        self.latent_view = LatentView(self.latent, appearance)
        self.samples_view = SamplesView(session, appearance)
        self.inspector = Inspector(session, appearance)
        self.problems = ProblemList(session, appearance)
        self.outline = Outline(session, self.canvas, appearance)
        self.runs = RunsTab(session, appearance)
        self.source = Source(session, self.running.write_source, self)
        self.export = Export(session, self.source, self)
        self.source_tab = SourceTab(self._made_source_view)
        self.notice, self.questions = NoticeBar(appearance), Questions(appearance)
        self.status = StatusBar(session, appearance)
        self._make_tabs()

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.addTab(self.loss_plot, tr("Loss"))
        self.tabs.addTab(self.gradient_plot, tr("Gradients"))
        self.tabs.addTab(self.samples_view, tr("Samples"))
        self.tabs.addTab(self.problems, tr("Problems"))
        self.tabs.addTab(self.outline, tr("Outline"))
        self.tabs.addTab(self.runs, tr("Runs"))
        self.tabs.addTab(self.source_tab, tr("Source"))

    def _place_parts(self) -> None:
        self._notices = stacked(self.questions, self.notice)
        parts = (self.palette_panel, self.tabs, self.latent_view, self.inspector)
        for part in parts:
            set_surface(part, Surface.PANEL)
        self.panels = Panels(
            Parts(
                palette=self.palette_panel,
                way=self.breadcrumb,
                canvas=self.canvas,
                notice=self._notices,
                tabs=self.tabs,
                latent=self.latent_view,
                inspector=self.inspector,
            ),
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.panels.columns)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.status)

    def _connect(self) -> None:
        self._connect_running()
        self._connect_engine()
        self._connect_files()
        self._connect_source()
        self.palette_panel.add_requested.connect(self.canvas.add_block)
        self.canvas.refused.connect(self.notice.tell)
        self.breadcrumb.left.connect(self.canvas.setFocus)
        self.canvas.repairs_asked.connect(self._show_problems_of)
        self.problems.chosen.connect(self._show_node)
        self.problems.count_changed.connect(self._show_problem_count)
        self.status.problems_asked.connect(self.show_problems)
        self._show_problem_count(len(self.session.told))

    def _connect_files(self) -> None:
        self.files.finish = self.canvas.overlays.finish
        self.files.opened.connect(self._on_opened)
        self.files.failed.connect(self.notice.warn)
        self.files.telling.told.connect(self.notice.tell)
        self.files.telling.asked.connect(self.questions.ask)
        self.files.telling.withdrawn.connect(self.questions.withdraw)
        for maker in (self.picture_saving, self.printing):
            maker.told.connect(self.notice.tell)
            maker.failed.connect(self.notice.warn)

    def _connect_running(self) -> None:
        self.running.blocked.connect(self._on_blocked)
        self.running.refused.connect(self.notice.warn)
        self.running.started.connect(self.notice.hide)
        self.running.started.connect(self._show_plots)
        self.running.died.connect(self.notice.warn)
        self.session.run.ended.connect(self._on_ended)
        self._connect_runs()

    def _connect_engine(self) -> None:
        """What the parts ask of the engine."""
        self.client.is_awaited = self._is_engine_awaited
        self.latent.watch_changed.connect(self._watch)
        self.samples_view.watch_changed.connect(self._watch)
        self.latent.space_found.connect(self.panels.make_room_for_latent)
        self.latent.asked.connect(self.running.ask)
        self.latent_view.enlarge_asked.connect(lambda: self.show_instrument(True))
        self.inspector.time_wanted.connect(self.running.measure_time)
        self.inspector.weights_wanted.connect(self.running.read_weights)
        self.gradient_plot.wanted.connect(self.running.measure_gradients)
        self._watch()

    def _made_source_view(self) -> SourceView:
        from app.source_view.source_view import SourceView

        made = SourceView(self.session, self._appearance, self.source, self.export)
        made.node_sought.connect(self._show_outside)
        made.problems_asked.connect(self.show_problems)
        self.files.opened.connect(made.to_top)
        return made

    def _connect_source(self) -> None:
        self.running.died.connect(self.source.give_up)
        self.files.opened.connect(self.source.forget)
        self.export.told.connect(self.notice.tell)
        self.export.failed.connect(self.notice.warn)
        self.export.blocked.connect(self._on_blocked)

    def _connect_runs(self) -> None:
        self.runs.open_asked.connect(self.running.reopen)
        self.runs.document_asked.connect(self._show_document_of)
        self.runs.failed.connect(self.notice.warn)
        self.running.started.connect(self._unsaved_runs.note)
        self._unsaved_runs.moved.connect(self.runs.expect)
        self._unsaved_runs.failed.connect(self.notice.warn)
        self._live_edits.told.connect(self.status.say)
        self.health.told.connect(self.status.judge)
        self.running.opening_changed.connect(self.status.show_opening)
        self.status.cancel_asked.connect(self.running.stop)
        self.status.summary_asked.connect(self.show_runs)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the whole network once the canvas has its size."""
        super().showEvent(event)
        self.client.listen(is_seen=True)
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self.canvas, self.canvas.fit)

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing, but for a run that goes on."""
        super().hideEvent(event)
        self.client.listen(is_seen=False)

    def undo(self) -> None:
        """Take back the last step, which may be what is being typed on the canvas."""
        self.canvas.overlays.finish()
        self.session.history.undo()

    def show_problems(self) -> None:
        """Bring the Problems tab to the front."""
        self._bring_up(self.problems)

    def show_outline(self) -> None:
        """Bring the Outline tab to the front."""
        self._bring_up(self.outline)
        self.outline.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_instrument(self, is_shown: bool) -> None:
        """Show the latent space on a page of its own, or go back to the canvas."""
        if is_shown and self.instrument is None:
            from app.latent_view.instrument import Instrument

            self.instrument = Instrument(self.latent, self._appearance)
            self.instrument.left.connect(lambda: self.show_instrument(False))
            self.pages.addWidget(self.instrument)
        if self.instrument is None or is_shown == self.is_instrument_shown:
            return
        self.pages.setCurrentWidget(self.instrument if is_shown else self.panels.columns)
        (self.instrument.notices if is_shown else self.panels.notices).addWidget(self._notices)
        (self.instrument.cloud if is_shown else self.canvas).setFocus()
        self.instrument_shown.emit(is_shown)

    @property
    def is_instrument_shown(self) -> bool:
        """Whether the latent space has the page."""
        return self.pages.currentWidget() is self.instrument is not None

    def show_source(self) -> None:
        """Bring the Source tab to the front."""
        self._bring_up(self.source_tab)
        self.source_tab.view.code.setFocus()

    def show_runs(self) -> None:
        """Bring the Runs tab to the front."""
        self._bring_up(self.runs)

    def show_settings(self) -> None:
        """Show the settings of the run, which are those of the document."""
        self.show_instrument(False)
        self.panels.show_side(True)
        self.session.select([])

    def find_block(self) -> None:
        """Let the person type the name of a block in the palette."""
        self.show_instrument(False)
        self.panels.show_palette(True)
        self.palette_panel.focus_search()

    def _bring_up(self, tab: QWidget) -> None:
        self.show_instrument(False)
        self.panels.show_tabs(True)
        self.tabs.setCurrentWidget(tab)

    def _show_problem_count(self, count: int) -> None:
        tab = self.tabs.indexOf(self.problems)
        title = tr("Problems {count}", count=f"{count:,}") if count else tr("Problems")
        self.tabs.setTabText(tab, title)
        if self.notice.isVisible() and self.notice.sentence == self._blocked:
            self.notice.hide()

    def _show_node(self, node: str) -> None:
        self.session.select([node])
        self.canvas.centre_on(node)

    def _show_outside(self, node: str) -> None:
        self.session.select_outside(node)
        self.canvas.centre_on(node)

    def _show_problems_of(self, node: str) -> None:
        self.session.select([node])
        self.show_problems()
        self.problems.go_to(node)

    def _show_document_of(self, run: KeptRun) -> None:
        self.files.open_example(run.folder / DOCUMENT)

    def _on_opened(self) -> None:
        self.running.forget()
        self._unsaved_runs.forget()
        self.notice.hide()
        self.show_instrument(False)
        self.canvas.fit()
        self.canvas.setFocus()
        self._show_samples()

    def _on_blocked(self, sentence: str) -> None:
        self._blocked = sentence
        self.session.leave(len(self.session.inside))  # the list is of what is on the canvas
        self.show_problems()
        self.notice.warn(sentence)

    def _watch(self) -> None:
        self.running.watch((*self.latent.watched(), *self.samples_view.watched()))

    def _show_samples(self) -> None:
        """Another document: its pictures come to the front if it watches some."""
        if self.samples_view.has_sheets:
            self.tabs.setCurrentWidget(self.samples_view)
        elif self.tabs.currentWidget() is self.samples_view:
            self.tabs.setCurrentWidget(self.loss_plot)

    def _show_plots(self) -> None:
        """A run began: show a plot of it, the one that is looked at if it is one."""
        if self.tabs.currentWidget() not in (self.gradient_plot, self.samples_view):
            self.tabs.setCurrentWidget(self.loss_plot)

    def _on_ended(self) -> None:
        run = self.session.run
        if run.end and run.end.message:
            self.notice.warn(sentence_of(run.end, run.graph))
        elif run.test and (sentence := self.health.sentence):
            self.notice.warn(sentence)

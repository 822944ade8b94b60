"""The window: it places the parts, and connects what they ask for with who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QTabWidget, QWidget

from app.bridge.client import EngineClient
from app.canvas.breadcrumb import Breadcrumb
from app.canvas.canvas import Canvas
from app.canvas.outline import Outline
from app.failure import sentence_of
from app.files.arriving import Arriving
from app.files.files import Files
from app.files.recent_menu import RecentMenu
from app.inspector.inspector import Inspector
from app.latent_view.latent_view import LatentView
from app.palette.here import blocks_here
from app.palette.palette import Palette
from app.plots.gradient_plot import GradientPlot
from app.plots.loss_plot import LossPlot
from app.problems.problem_list import ProblemList
from app.reports.reporting import Reporting
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
from app.widgets.action_face import TIP
from app.windows.action_making import fill_menus, make_actions
from app.windows.action_states import ActionStates
from app.windows.actions import EXAMPLES, RECENT
from app.windows.canvas_menus import CanvasMenus
from app.windows.choice_states import ChoiceStates
from app.windows.commands import Command, commands_of
from app.windows.dialogs import Dialogs
from app.windows.first_paint import FirstPaint
from app.windows.health import Health
from app.windows.live_edits import LiveEdits
from app.windows.notice import NoticeBar, Questions, stacked
from app.windows.panels import Panels, Parts
from app.windows.placing import keep_place, place_window
from app.windows.reading_order import go_on
from app.windows.running import Running
from app.windows.status_bar import StatusBar
from app.windows.themes import Themes
from app.windows.toolbar import TopBar
from app.words import tr
from engine.examples import examples
from engine.observations.about import DOCUMENT

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QAction, QCloseEvent, QShowEvent

    from app.source_view.source_view import SourceView
    from engine.language import Parameters


class MainWindow(QMainWindow):
    """One window on one session. `client` runs the engine; whoever made it also stops it."""

    first_painted = Signal()
    """The window is on the screen: what can wait may start."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        client: EngineClient,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self.session, self.appearance = session, appearance
        self._settings = settings or QSettings()
        self._blocked = ""
        self.running = Running(session, client, self)
        self.files = Files(session, self, self._settings)
        self.reporting = Reporting(session, client, self)
        self.dialogs = Dialogs(appearance, self._settings, self)
        self.themes = Themes(appearance, self._settings, self)
        self._live_edits = LiveEdits(session, self.running, self)
        self.health = Health(session.run, self)
        self._unsaved_runs = UnsavedRuns(session, self)
        self._make_parts()
        self._actions = make_actions(self)
        self._make_frame()
        states = ActionStates(self._actions, session, self.running, appearance, self)
        self.themes.chosen.connect(states.show_theme)
        ChoiceStates(self._actions, session, self.canvas.choice, self)
        CanvasMenus(self.canvas, self._actions)
        self._connect()
        self._restore()

    def action(self, name: str) -> QAction:
        """The action of that id."""
        return self._actions[name]

    def _make_parts(self) -> None:
        session, appearance = self.session, self.appearance
        self.canvas = Canvas(session, appearance, handling=self.dialogs.preferences.handling)
        self.breadcrumb = Breadcrumb(session)
        self.palette_panel = Palette(session, appearance)
        self.loss_plot = LossPlot(session, appearance)
        self.gradient_plot = GradientPlot(session, appearance)
        self.latent_view = LatentView(session, appearance)
        self.samples_view = SamplesView(session, appearance)
        self.inspector = Inspector(session, appearance)
        self.problems = ProblemList(session, appearance)
        self.outline = Outline(session, self.canvas, appearance)
        self.runs = RunsTab(session, appearance)
        self.source = Source(session, self.running.write_source, self)
        self.export = Export(session, self.source, self)
        self.source_tab = SourceTab(self._made_source_view)
        self.notice, self.questions = NoticeBar(appearance), Questions(appearance)
        self._make_tabs()
        self._place_parts()

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
        parts = (self.palette_panel, self.tabs, self.latent_view, self.inspector)
        for part in parts:
            set_surface(part, Surface.PANEL)
        self.panels = Panels(
            Parts(
                palette=self.palette_panel,
                way=self.breadcrumb,
                canvas=self.canvas,
                notice=stacked(self.questions, self.notice),
                tabs=self.tabs,
                latent=self.latent_view,
                inspector=self.inspector,
            ),
            self,
        )

    def _make_frame(self) -> None:
        menu_bar = QMenuBar()
        self.dialogs.know(self._actions, lambda: self._commands(menu_bar))
        self.menus = fill_menus(menu_bar, self._actions)
        self._fill_examples(self.menus[EXAMPLES])
        recent = self.menus[RECENT]
        self._recent_menu = RecentMenu(recent, self.files.recent, self.files.open_instead)
        self.top_bar = TopBar(self.session, self.appearance, self._actions, menu_bar)
        self.status = StatusBar(self.session, self.appearance)
        self.addToolBar(self.top_bar)
        self.setCentralWidget(self.panels.columns)
        self.setStatusBar(self.status)
        FirstPaint(self.top_bar).happened.connect(self.first_painted)

    def _commands(self, menu_bar: QMenuBar) -> list[Command]:
        return commands_of(menu_bar, self._add_block, blocks_here(self.session))

    def _add_block(self, block: str, parameters: Parameters) -> None:
        self.canvas.editor.add(block, parameters=parameters)

    def _fill_examples(self, menu: QMenu) -> None:
        """A menu for each chapter; what an example shows is told in the line below."""
        for chapter, found in examples().items():
            inner = menu.addMenu(chapter)
            for example in found:
                entry = inner.addAction(example.title.replace("&", "&&"))
                entry.setStatusTip(example.about)
                entry.setProperty(TIP, example.about)
                path = example.path
                entry.triggered.connect(lambda _, path=path: self.files.open_example(path))

    def _connect(self) -> None:
        self._connect_running()
        self._connect_files()
        self._connect_source()
        self.session.file_changed.connect(self._show_title)
        self.session.document_changed.connect(self._show_title)
        self.files.blank = self.dialogs.preferences.new_document
        self.reporting.told.connect(self.notice.warn)
        self.reporting.follow(self._actions)
        self.first_painted.connect(self.loss_plot.prepare)
        self.first_painted.connect(self.inspector.prepare)
        self.palette_panel.add_requested.connect(self.canvas.add_block)
        self.canvas.refused.connect(self.notice.tell)
        self.breadcrumb.left.connect(self.canvas.setFocus)
        self.canvas.repairs_asked.connect(self._show_problems_of)
        self.problems.chosen.connect(self._show_node)
        self.problems.count_changed.connect(self._show_problem_count)
        self.panels.shown.connect(lambda name, is_on: self.action(name).setChecked(is_on))
        self.status.problems_asked.connect(self.show_problems)
        self.top_bar.settings_asked.connect(self._show_settings)
        self.top_bar.theme_flipped.connect(self.themes.flip)
        self._show_title()
        self._show_problem_count(len(self.session.checked.problems))

    def _connect_files(self) -> None:
        self.files.opened.connect(self._on_opened)
        self.files.failed.connect(self.notice.warn)
        self.files.telling.told.connect(self.notice.tell)
        self.files.telling.asked.connect(self.questions.ask)
        self.files.telling.withdrawn.connect(self.questions.withdraw)
        self.first_painted.connect(self.files.start)
        self.arriving = Arriving(self, self.canvas, self.files, self.appearance)

    def _connect_running(self) -> None:
        self.running.blocked.connect(self._on_blocked)
        self.running.refused.connect(self.notice.warn)
        self.running.started.connect(self.notice.hide)
        self.running.started.connect(self._show_plots)
        self.running.died.connect(self.notice.warn)
        self.session.run.ended.connect(self._on_ended)
        self._connect_runs()
        self.latent_view.watch_changed.connect(self._watch)
        self.samples_view.watch_changed.connect(self._watch)
        self.latent_view.space_found.connect(self.panels.make_room_for_latent)
        self.latent_view.decode_requested.connect(self.running.decode)
        self.inspector.time_wanted.connect(self.running.measure_time)
        self.inspector.weights_wanted.connect(self.running.read_weights)
        self.gradient_plot.wanted.connect(self.running.measure_gradients)
        self._watch()

    def _made_source_view(self) -> SourceView:
        from app.source_view.source_view import SourceView

        made = SourceView(self.session, self.appearance, self.source, self.export)
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

    def _restore(self) -> None:
        place_window(self, self._settings)
        self.panels.restore(self._settings)
        self.canvas.setFocus()

    def show_problems(self) -> None:
        """Bring the Problems tab to the front."""
        self._bring_up(self.problems)

    def show_outline(self) -> None:
        """Bring the Outline tab to the front."""
        self._bring_up(self.outline)
        self.outline.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_source(self) -> None:
        """Bring the Source tab to the front."""
        self._bring_up(self.source_tab)
        self.source_tab.view.code.setFocus()

    def show_runs(self) -> None:
        """Bring the Runs tab to the front."""
        self._bring_up(self.runs)

    def find_block(self) -> None:
        """Let the person type the name of a block in the palette."""
        self.panels.show_palette(True)
        self.palette_panel.focus_search()

    def event(self, event: QEvent) -> bool:
        """Tell what a menu entry does at a place of its own, where it covers no progress."""
        if isinstance(event, QStatusTipEvent):
            self.status.show_tip(event.tip())
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before work is lost; remember sizes and what is shown."""
        if not self.files.may_leave():
            event.ignore()
            return
        keep_place(self, self._settings)
        self.panels.save(self._settings)
        self.files.close()
        self._unsaved_runs.close()
        self.session.history.blockSignals(True)  # its end would tell views that are gone
        event.accept()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab follows the reading order; forms and legends are made as they are needed."""
        centre = (self.breadcrumb, self.canvas, self.questions, self.notice, self.tabs)
        side = (self.latent_view, self.inspector)
        parts = (self.top_bar, self.palette_panel, *centre, *side, self.status)
        return go_on(self, parts, is_next=is_next) or super().focusNextPrevChild(is_next)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the whole network once the canvas has its size."""
        super().showEvent(event)
        QTimer.singleShot(0, self.canvas.fit)

    def _bring_up(self, tab: QWidget) -> None:
        self.panels.show_tabs(True)
        self.tabs.setCurrentWidget(tab)

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.session.name}[*] – Neuroloom")
        self.setWindowModified(self.session.is_dirty)
        self.setWindowFilePath(str(self.session.path or ""))

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

    def _show_settings(self) -> None:
        self.panels.show_side(True)
        self.session.select([])

    def _show_document_of(self, run: KeptRun) -> None:
        self.files.open_example(run.folder / DOCUMENT)

    def _on_opened(self) -> None:
        self.running.forget()
        self._unsaved_runs.forget()
        self.notice.hide()
        self.canvas.fit()
        self._show_samples()

    def _on_blocked(self, sentence: str) -> None:
        self._blocked = sentence
        self.session.leave(len(self.session.inside))  # the list is of what is on the canvas
        self.show_problems()
        self.notice.warn(sentence)

    def _watch(self) -> None:
        self.running.watch((*self.latent_view.watched(), *self.samples_view.watched()))

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

"""The window: the menus, the bar above, and the document below, which is a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from app.bridge.client import EngineClient
from app.choices import Choice
from app.files.arriving import Arriving
from app.files.recent_menu import RecentMenu
from app.files.recovery import QUESTION as RECOVERY
from app.files.recovery import Recovery
from app.files.telling import Telling
from app.gallery.examples import Examples
from app.palette.here import blocks_here
from app.reports.reporting import Reporting
from app.session import Session
from app.theme.applying import Appearance
from app.widgets.action_face import TIP, allow
from app.widgets.ties import Ties
from app.windows.action import EXAMPLES, RECENT
from app.windows.action_making import fill_menus, make_actions, place_actions
from app.windows.action_states import ActionStates
from app.windows.canvas_menus import CanvasMenus
from app.windows.choice_states import ChoiceStates
from app.windows.commands import Command, commands_of
from app.windows.dialogs import Dialogs
from app.windows.first_paint import FirstPaint
from app.windows.of_workspace import OfWorkspace
from app.windows.panels import NAMES
from app.windows.placing import keep_place, place_window
from app.windows.reading_order import go_on
from app.windows.themes import Themes
from app.windows.toolbar import TopBar
from app.windows.workspace import Workspace
from app.windows.workspaces import Workspaces
from app.words import tr
from engine.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QAction, QCloseEvent

    from app.files.journal import Journal, Slot
    from engine.language import Parameters


class MainWindow(QMainWindow):
    """One window. `client` runs the engine of its first document; whoever made it also stops it.

    What it has of the document that is shown is there by the same names as in a workspace, so that
    actions find it.
    """

    first_painted = Signal()
    """The window is on the screen: what can wait may start."""

    session = OfWorkspace(lambda work: work.session)
    files = OfWorkspace(lambda work: work.files)
    running = OfWorkspace(lambda work: work.running)
    canvas = OfWorkspace(lambda work: work.canvas)
    palette_panel = OfWorkspace(lambda work: work.palette_panel)
    panels = OfWorkspace(lambda work: work.panels)
    notice = OfWorkspace(lambda work: work.notice)
    questions = OfWorkspace(lambda work: work.questions)
    status = OfWorkspace(lambda work: work.status)
    tabs = OfWorkspace(lambda work: work.tabs)
    loss_plot = OfWorkspace(lambda work: work.loss_plot)
    gradient_plot = OfWorkspace(lambda work: work.gradient_plot)
    samples_view = OfWorkspace(lambda work: work.samples_view)
    problems = OfWorkspace(lambda work: work.problems)
    outline = OfWorkspace(lambda work: work.outline)
    runs = OfWorkspace(lambda work: work.runs)
    source = OfWorkspace(lambda work: work.source)
    source_tab = OfWorkspace(lambda work: work.source_tab)
    export = OfWorkspace(lambda work: work.export)
    latent_view = OfWorkspace(lambda work: work.latent_view)
    inspector = OfWorkspace(lambda work: work.inspector)
    show_problems = OfWorkspace(lambda work: work.show_problems)
    show_outline = OfWorkspace(lambda work: work.show_outline)
    show_instrument = OfWorkspace(lambda work: work.show_instrument)
    show_source = OfWorkspace(lambda work: work.show_source)
    show_runs = OfWorkspace(lambda work: work.show_runs)
    find_block = OfWorkspace(lambda work: work.find_block)

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        client: EngineClient,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self.appearance, self._settings = appearance, settings or QSettings()
        self._ties = Ties()
        first = Workspace(session, client, appearance, self._settings)
        self.workspaces = Workspaces(first, self._another_workspace, appearance)
        self.recovery = Recovery(Telling(self), self._recover)
        self.reporting = Reporting(session, client, self)
        self.dialogs = Dialogs(appearance, self._settings, self)
        self.themes = Themes(appearance, self._settings, self)
        self.examples = Examples(appearance, self)
        self._actions = make_actions(self)
        self._furnish(first)
        self._make_frame()
        self.arriving = Arriving(self, self.canvas, self.files, appearance)
        self._states = ActionStates(self._actions, session, self.running, appearance, self)
        self._choice_states = ChoiceStates(self._actions, session, self.canvas.choice, self)
        self._connect()
        self._restore()
        self._follow(first)

    @property
    def workspace(self) -> Workspace:
        """The document that is shown, with all that belongs to it."""
        return self.workspaces.current

    def action(self, name: str) -> QAction:
        """The action of that id."""
        return self._actions[name]

    def open_file(self, path: Path) -> None:
        """Show the document of a file."""
        self.files.open_instead(path)

    def _another_workspace(self) -> Workspace:
        """On an empty document; its engine starts when something is asked of it."""
        client = self.workspace.client.another()
        made = Workspace(Session(), client, self.appearance, self._settings)
        made.session.setParent(made)
        client.setParent(made)
        self._furnish(made)
        self.reporting.hear(made.session, client)
        return made

    def _furnish(self, work: Workspace) -> None:
        """Give a workspace what it has of the window."""
        work.files.blank = self.dialogs.preferences.new_document
        self.dialogs.preferences.guide(work.canvas.handling)
        work.canvas.overlays.beginning.offer(self.examples.row)
        place_actions(work, self._actions)
        CanvasMenus(work.canvas, self._actions)

    def _make_frame(self) -> None:
        menu_bar = QMenuBar()
        self.dialogs.know(self._actions, lambda: self._commands(menu_bar))
        self.menus = fill_menus(menu_bar, self._actions)
        self._fill_examples(self.menus[EXAMPLES])
        self._recent_menu = RecentMenu(self.menus[RECENT], self.files.recent, self.open_file)
        self.top_bar = TopBar(self.session, self.appearance, self._actions, menu_bar)
        self.addToolBar(self.top_bar)
        self.setCentralWidget(self.workspaces)
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

    def _open_example(self, path: Path) -> None:
        self.files.open_example(path)

    def _connect(self) -> None:
        self.reporting.told.connect(self._warn)
        self.reporting.follow(self._actions)
        self.first_painted.connect(self.workspace.prepare)
        self.first_painted.connect(self.recovery.look)
        self.themes.chosen.connect(self._states.show_theme)
        self.examples.chosen.connect(self._open_example)
        self.top_bar.settings_asked.connect(self._show_settings)
        self.top_bar.theme_flipped.connect(self.themes.flip)
        self.workspaces.shown.connect(self._on_shown)
        self.workspaces.count_changed.connect(self._show_count)
        self._connect_recovery()

    def _connect_recovery(self) -> None:
        """What was left behind is told with the document that is shown, whichever that is."""
        telling = self.recovery.telling
        telling.told.connect(self._tell)
        telling.failed.connect(self._warn)
        telling.asked.connect(self._ask)
        telling.withdrawn.connect(self._withdraw)

    def _on_shown(self, before: Workspace, work: Workspace) -> None:
        before.questions.hand_over(RECOVERY, work.questions)
        self._follow(work)

    def _follow(self, work: Workspace) -> None:
        """Show which document is shown, and what can be done with it."""
        session = work.session
        self._ties.loosen()
        self._ties.tie(self._show_title, session.file_changed, session.document_changed)
        self._ties.tie(self._check_panel, work.panels.shown)
        self._ties.tie(self.action("instrument").setChecked, work.instrument_shown)
        self.action("instrument").setChecked(work.is_instrument_shown)
        self.reporting.session = session
        self.arriving.follow(work.canvas, work.files)
        self.top_bar.follow(session)
        self._states.follow(session, work.running)
        self._choice_states.follow(session, work.canvas.choice)
        self._show_count()
        for name in NAMES:
            self._check_panel(name, work.panels.is_shown(name))
        self._show_title()

    def _restore(self) -> None:
        place_window(self, self._settings)
        self.panels.restore(self._settings)
        self.canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        """What a menu entry does is told beside what runs, not over it."""
        if isinstance(event, QStatusTipEvent):
            self.status.show_tip(event.tip())
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before work is lost; remember sizes and what is shown."""
        if not self.workspaces.may_leave():
            event.ignore()
            return
        keep_place(self, self._settings)
        self.panels.save(self._settings)
        self.recovery.close()
        self.workspaces.close_down()
        self.examples.rest()
        event.accept()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab follows the reading order; forms and legends are made as they are needed."""
        parts = (self.top_bar, self.workspaces.tabs, *self.workspace.stops)
        return go_on(self, parts, is_next=is_next) or super().focusNextPrevChild(is_next)

    def _check_panel(self, name: str, is_shown: bool) -> None:
        self.action(name).setChecked(is_shown)

    def _show_settings(self) -> None:
        self.workspace.show_settings()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.session.name}[*] – Neuroloom")
        self.setWindowModified(self.session.is_dirty)
        self.setWindowFilePath(str(self.session.path or ""))

    def _show_count(self) -> None:
        are_several = len(self.workspaces.all) > 1
        for name in ("next_document", "previous_document"):
            allow(self.action(name), are_several, tr("Only one document is open"))

    def _recover(self, journal: Journal, slot: Slot | None) -> bool:
        return self.files.recover(journal, slot)

    def _warn(self, sentence: str, choices: Sequence[Choice] = ()) -> None:
        self.notice.warn(sentence, choices)

    def _tell(self, sentence: str, choices: Sequence[Choice]) -> None:
        self.notice.tell(sentence, choices)

    def _ask(self, name: str, sentence: str, choices: Sequence[Choice]) -> None:
        self.questions.ask(name, sentence, choices)

    def _withdraw(self, name: str) -> None:
        self.questions.withdraw(name)

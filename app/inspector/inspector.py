"""The inspector: the form of what is selected."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.around import Around
from app.inspector.document_page import DocumentPage
from app.inspector.form import Helped
from app.inspector.help_line import HelpLine
from app.inspector.page import Page
from app.inspector.time_asking import TimeAsking
from app.inspector.weight_asking import WeightAsking
from app.session import Session
from app.theme.applying import Appearance
from app.theme.shaded_scroll import ShadedScroll
from app.words import tr
from engine.observations.records import MOST_WEIGHTS

if TYPE_CHECKING:
    from app.inspector.pages import NodePage

LEAST_WIDTH_PX = 320


class Inspector(QWidget):
    """Shows nodes, a frame, a note or the document, and follows the document while it does.

    A page is made anew only when something else is selected: who types keeps the field.
    """

    time_wanted = Signal()
    """The shares of the time of a step are to be shown, and nothing new is known of them."""
    weights_wanted = Signal(str)
    """The weights of this node are to be shown, and have changed since they were told."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._subject: tuple[tuple[tuple[str, str], ...], Around] | None = None
        self._is_about_open = False
        self._asking, self._weight_asking = TimeAsking(), WeightAsking()
        self.help_line = HelpLine()
        self._scroll = ShadedScroll(appearance)
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def prepare(self) -> None:
        """Load what the pages of nodes are made of, so that the first one does not take longer."""
        import app.inspector.pages
        import app.inspector.several_page
        import app.inspector.slider  # noqa: F401 - it brings superqt, which takes 0.15 s

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Inspector"))
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.help_line)

    def _connect(self) -> None:
        session, run = self._session, self._session.run
        session.selection_changed.connect(self._follow)
        session.document_changed.connect(self._follow)
        run.time_changed.connect(self._asking.answer)
        run.weights_changed.connect(self._weight_asking.answer)
        told = (run.started, run.progress_changed, run.ended, run.time_changed, run.weights_changed)
        for signal in told:
            signal.connect(self._on_run)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keys)

    def _follow(self) -> None:
        nodes = self._session.graph.nodes
        chosen = tuple((name, nodes[name].block) for name in self._session.selection)
        subject = (chosen, self._session.around)
        if subject != self._subject:
            self._subject = subject
            self._put_away(self._scroll.takeWidget())
            self._page = self._new_page(self._session.selection)
            self._scroll.setWidget(self._page)
        else:
            self._page.follow()
        self._say_help()
        self._ask()

    def _put_away(self, page: QWidget | None) -> None:
        """Let go of a page, but not at once: the button that was clicked may be one of its own."""
        if page is not None:
            page.setParent(self)
            page.hide()
            page.deleteLater()

    def _new_page(self, nodes: tuple[str, ...]) -> Page:
        if not nodes:
            return self._page_around()
        if len(nodes) == 1:
            return self._node_page(nodes[0])
        from app.inspector.several_page import SeveralPage

        return SeveralPage(nodes, self._session, self._appearance)

    def _page_around(self) -> Page:
        """The page of the one frame or note that is chosen, else that of the document."""
        around = self._session.around
        if around.frames and around == Around(around.frames[:1]):
            from app.inspector.frame_page import FramePage

            return FramePage(around.frames[0], self._session, self._appearance)
        if around.notes and around == Around((), around.notes[:1]):
            from app.inspector.note_page import NotePage

            return NotePage(around.notes[0], self._session, self._appearance)
        return DocumentPage(self._session, self._appearance)

    def _node_page(self, node: str) -> NodePage:
        from app.inspector.pages import NodePage

        page = NodePage(node, self._session, self._appearance)
        if page.about:
            page.about.open(self._is_about_open)
            page.about.toggled.connect(self._remember_about)
        return page

    def _remember_about(self, is_open: bool) -> None:
        self._is_about_open = is_open

    def _follow_keys(self) -> None:
        if self.isVisible():
            self._say_help()

    def _say_help(self) -> None:
        """The help of the row with the focus, or what the page says of itself."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, Helped) and self._page.isAncestorOf(widget):
                self.help_line.say(widget.help_words)
                return
            widget = widget.parentWidget()
        self.help_line.say(self._page.help)

    def _on_run(self) -> None:
        self._page.show_numbers()
        self._ask()

    def _ask(self) -> None:
        """Ask the engine for what the page is to show."""
        self._ask_for_time()
        self._ask_for_weights()

    def _ask_for_time(self) -> None:
        """Only who looks at nodes is told again and again; the document's step is told once."""
        run = self._session.run
        is_wanted = self.isVisible() and (self._session.selection or run.time is None)
        if is_wanted and self._asking.may_ask(run, monotonic()):
            self.time_wanted.emit()

    def _ask_for_weights(self) -> None:
        """Only a node with few weights is told of, number by number."""
        session = self._session
        if len(session.selection) != 1 or session.inside or not self.isVisible():
            return
        (node,) = session.selection
        is_small = 0 < session.checked.weights.get(node, 0) <= MOST_WEIGHTS
        if is_small and self._weight_asking.may_ask(session.run, node, monotonic()):
            self.weights_wanted.emit(node)

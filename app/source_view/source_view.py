"""The Source tab: the program of the document on the canvas, and where its run failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app.failure import sentence_of
from app.session import Session
from app.source_view.code_view import CodeView
from app.source_view.empty_page import EmptyPage
from app.source_view.export import Export
from app.source_view.failure_strip import FailureStrip
from app.source_view.find_bar import FindBar
from app.source_view.source import Source
from app.source_view.words import heading, refusal
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.icons_beside_words import set_icon_beside_words
from app.theme.marks import Role, set_role
from app.theme.tokens import family_colour
from app.widgets.delay import delayed
from app.widgets.elided import ElidedLabel
from app.words import tr
from engine.language import registry

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from engine.observations.records import SourceText

QUIET_MS = 150
"""How long nothing must have been edited before the program is written anew."""
LATE_MS = 1000
"""From when on an answer that does not come is told."""


class SourceView(QWidget):
    """Follows the session while it is seen. A click into a line selects the node it speaks of."""

    node_sought = Signal(str)
    """The id of a node that the canvas should show."""
    problems_asked = Signal()
    """The person wants to see the problems."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        source: Source,
        export: Export,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._source = session, appearance, source
        self.code, self.empty = CodeView(appearance), EmptyPage()
        self.strip = FailureStrip(appearance)
        self.find_bar = FindBar(self.code, appearance)
        self.heading = ElidedLabel()
        self.copy_button, self.save_button = QPushButton(), QPushButton()
        self._quiet = delayed(self, QUIET_MS, self._ask)
        self._late = delayed(self, LATE_MS, self._show)
        self._page = QWidget()
        self._stack = QStackedLayout(self)
        self._make_buttons(export)
        self._lay_out()
        self._follow()
        self._dress()

    def to_top(self) -> None:
        """Show the beginning: another document is open."""
        self.code.verticalScrollBar().setValue(0)

    # How it is made

    def _make_buttons(self, export: Export) -> None:
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the program"))
        self.copy_button.clicked.connect(export.copy)
        self.save_button.setText(tr("Save as Python…"))
        self.save_button.setToolTip(tr("Save the program as a Python file that runs by itself"))
        self.save_button.clicked.connect(export.save)
        for button in (self.copy_button, self.save_button):
            button.setFlat(True)

    def _lay_out(self) -> None:
        set_role(self.heading, Role.SECONDARY)
        row = QHBoxLayout()
        row.setContentsMargins(20, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.strip)
        layout.addWidget(self.code, 1)
        layout.addWidget(self.find_bar)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page)

    def _follow(self) -> None:
        session, run = self._session, self._session.run
        session.document_changed.connect(self._on_edit)
        session.selection_changed.connect(self._show_selection)
        for signal in (session.failure_changed, run.started, run.ended, self._source.changed):
            signal.connect(self._show)
        self.code.line_chosen.connect(self._select)
        self.code.line_sought.connect(self._seek)
        self.code.search_asked.connect(self.find_bar.open_search)
        self.strip.line_asked.connect(self._show_failed_line)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        for button, name in ((self.copy_button, "copy"), (self.save_button, "download")):
            set_icon_beside_words(button, icon(name, theme, colour=theme.secondary))

    # What Qt calls

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._ask()
        self._show()
        self.code.reveal([*self.code.lit])

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing that nobody sees."""
        super().hideEvent(event)
        self._quiet.stop()
        self._late.stop()

    # What happens

    def _on_edit(self) -> None:
        if self.isVisible():
            self._quiet.start()
            self._show()

    def _ask(self) -> None:
        if not refusal(self._session):
            self._source.want()
            if self._source.is_under_way:
                self._late.start()

    def _select(self, line: int) -> None:
        if node := self._node_at(line):
            self._session.select_outside(node)

    def _seek(self, line: int) -> None:
        if node := self._node_at(line):
            self.node_sought.emit(node)

    def _node_at(self, line: int) -> str:
        """The node that a line of the shown text speaks of; empty for one that is gone, or none."""
        shown = self._source.latest
        node = shown.nodes[line - 1] if shown and line <= len(shown.nodes) else ""
        return node if node in self._session.document.graph.nodes else ""

    # What is shown

    def _show(self) -> None:
        if not self.isVisible():
            return
        if self._source.is_current:
            self._late.stop()
        shown = self._source.latest
        if shown and shown.text and not refusal(self._session):
            self._show_text(shown)
        else:
            self._show_empty(shown)

    def _show_text(self, shown: SourceText) -> None:
        self._stack.setCurrentWidget(self._page)
        is_first = not self.code.toPlainText()
        self.code.show_text(shown.text)
        is_late = not (self._source.is_current or self._late.isActive() or self._quiet.isActive())
        self.heading.setText(heading(self._session, shown, is_late=is_late))
        self._light()
        if is_first:
            self.code.reveal([*self.code.lit])
        self._show_failure()

    def _show_empty(self, shown: SourceText | None) -> None:
        self._stack.setCurrentWidget(self.empty)
        reason = refusal(self._session)
        if reason and self._session.whole.problems:
            self.empty.show_words(reason, tr("Show the problems"), self.problems_asked.emit)
        elif reason:
            self.empty.show_words(reason)
        elif shown and self._source.is_current:
            self.empty.show_words(shown.message)
        elif self._source.is_under_way or self._quiet.isActive():
            self.empty.show_words(tr("The program is being written and appears here in a moment."))
        else:
            lost = tr("The engine stopped before the program was written.")
            self.empty.show_words(lost, tr("Write it again"), self._ask_again)

    def _ask_again(self) -> None:
        self._ask()
        self._show()

    def _show_failure(self) -> None:
        failure = self._session.failure if self._source.is_current else None
        if failure is None:
            self.strip.hide()
            self.code.show_failed(0)
            return
        is_new = failure.line != self.code.failed
        sentence = sentence_of(failure, self._session.document.graph)
        self.strip.show_failure(sentence, failure.line)
        self.code.show_failed(failure.line, sentence)
        if is_new:
            self._show_failed_line()

    def _show_failed_line(self) -> None:
        if self.code.failed:
            self.code.reveal([self.code.failed])

    def _show_selection(self) -> None:
        if self.isVisible():
            self._light()
            self.code.reveal([*self.code.lit])

    def _light(self) -> None:
        session, shown = self._session, self._source.latest
        chosen = set(session.inside[:1] or session.selection)
        nodes = shown.nodes if shown else ()
        lines = {line: node for line, node in enumerate(nodes, 1) if node in chosen}
        colours = {node: self._colour(node) for node in chosen}
        self.code.show_lit({line: colours[node] for line, node in lines.items()})

    def _colour(self, node: str) -> str:
        block = registry().get(self._session.document.graph.nodes[node].block)
        return family_colour(block.family if block else "")

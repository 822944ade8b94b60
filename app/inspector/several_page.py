"""The page of several nodes: what they have in common is changed in all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.counting import titles
from app.inspector.common import common_parameters
from app.inspector.fact_table import FactTable
from app.inspector.facts import several_facts
from app.inspector.form import Form
from app.inspector.page import Page, candidates, changed_parameters, made_label, reset_of, set_of
from app.inspector.states import StateSwitches, states_of, with_state
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role
from app.words import tr
from engine.document.edits import remove
from engine.document.values import Node
from engine.language import Value, registry


class SeveralPage(Page):
    """What several nodes have in common: parameters, numbers, states, and their end."""

    def __init__(self, nodes: tuple[str, ...], session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.nodes = nodes
        self.heading = made_label(selected_words(self._placed), Role.TITLE)
        self._blocks = [registry().get(node.block) for node in self._placed]
        known = [block for block in self._blocks if block is not None]
        is_known = len(known) == len(self._blocks)
        parameters = common_parameters(known) if is_known else ()
        self.form = Form(parameters, appearance, has_sliders=True)
        if not self.form.rows:
            self.form.hide()
        self.help = self._help()
        self.facts, self.states = FactTable(), StateSwitches()
        self.delete = QPushButton(tr("Delete"))
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.states.switched.connect(self._switch)
        self.delete.clicked.connect(self._delete)
        appearance.changed.connect(self._dress)
        self._dress()
        self.add((self.heading, self.form, self.facts, self.states, _left(self.delete)))
        self.follow()

    @property
    def _placed(self) -> list[Node]:
        return [self.session.graph.nodes[node] for node in self.nodes]

    def _help(self) -> str:
        if self.form.rows:
            return tr("What you change here, changes in all of them.")
        return tr("These blocks have no parameter in common.")

    def follow(self) -> None:
        """Show what the document says now."""
        nodes = self._placed
        filled = [
            block.filled(node.parameters)
            for block, node in zip(self._blocks, nodes, strict=True)
            if block is not None
        ]
        values = {name: _common([one[name] for one in filled]) for name in self.form.rows}
        self.form.show_values(values, candidates(self.session), self._changed(nodes))
        self.states.show_states(states_of(nodes))
        self.show_numbers()

    def show_numbers(self) -> None:
        """Show what is known of them beside what can be changed."""
        session = self.session
        self.facts.show_facts(several_facts(self._placed, session.checked, session.run_here))

    def _changed(self, nodes: Sequence[Node]) -> set[str]:
        """The parameters that some of the nodes have not at their default."""
        found = set()
        for block, node in zip(self._blocks, nodes, strict=True):
            if block is not None:
                found |= changed_parameters(block, node)
        return found

    def _dress(self) -> None:
        self.delete.setIcon(icon("trash-2", self.appearance.theme))

    def _set(self, name: str, value: Value) -> None:
        set_of(self.session, self.nodes, self.form.rows[name].parameter, value)

    def _reset(self, name: str) -> None:
        reset_of(self.session, self.nodes, self.form.rows[name].parameter)

    def _switch(self, name: str, is_on: bool) -> None:
        session = self.session
        session.edit(*with_state(session.graph, session.checked, self.nodes, name, is_on))

    def _delete(self) -> None:
        words = tr("Delete {what}", what=titles(self.session.graph, self.nodes))
        self.session.edit(words, remove(self.session.graph, self.nodes))


def selected_words(nodes: Sequence[Node]) -> str:
    """What is selected: '2 Dense, 1 Latent', the most frequent first."""
    blocks = [registry().get(node.block) for node in nodes]
    titles = [tr(block.title) if block else tr("unknown") for block in blocks]
    return ", ".join(f"{count:,} {title}" for title, count in Counter(titles).most_common())


def _common(values: list[Value]) -> Value | None:
    return values[0] if all(value == values[0] for value in values) else None


def _left(widget: QWidget) -> QWidget:
    """A widget at its own width, at the left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
